#pragma once

#include <linux/kernel.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/string.h>

/* Bytes that could not be copied; 0 is success. */
unsigned long __must_check copy_from_user(void *to, const void __user *from, unsigned long n);
unsigned long __must_check copy_to_user(void __user *to, const void *from, unsigned long n);
unsigned long __must_check __copy_from_user(void *to, const void __user *from, unsigned long n);
unsigned long __must_check __copy_to_user(void __user *to, const void *from, unsigned long n);
unsigned long __must_check clear_user(void __user *to, unsigned long n);
long __must_check strncpy_from_user(char *dst, const char __user *src, long count);
long __must_check strnlen_user(const char __user *s, long n);
long copy_from_kernel_nofault(void *dst, const void *src, size_t size);

/* Whether an address is a program's at all: no memory is touched. */
int __access_ok(const void __user *ptr, unsigned long size);
#define access_ok(addr, size) likely(__access_ok(addr, size))

/* One value. The machine copies size bytes: 0 or -EFAULT. */
int __get_user_value(void *to, const void __user *from, unsigned long size, bool check);
int __put_user_value(void __user *to, const void *from, unsigned long size, bool check);
#define __read_user(x, ptr, check) ({ \
	int __ret_gu; \
	unsigned long long __val_gu = 0; \
	__chk_user_ptr(ptr); \
	__ret_gu = __get_user_value(&__val_gu, (__force const void __user *)(ptr), sizeof(*(ptr)), check); \
	(x) = (__force __typeof__(*(ptr)))__val_gu; \
	__builtin_expect(__ret_gu, 0); })
#define get_user(x, ptr) ({ might_fault(); __read_user(x, ptr, true); })
#define __get_user(x, ptr) __read_user(x, ptr, false)
#define __write_user(x, ptr, check) ({ \
	void __user *__ptr_pu; \
	__typeof__(*(ptr)) __x = (x); \
	__typeof__(ptr) __ptr = (ptr); \
	__chk_user_ptr(__ptr); \
	__ptr_pu = __ptr; \
	__builtin_expect(__put_user_value(__ptr, (__force const void *)&__x, sizeof(*(ptr)), check), 0); })
#define put_user(x, ptr) ({ might_fault(); __write_user(x, ptr, true); })
#define __put_user(x, ptr) __write_user(x, ptr, false)
