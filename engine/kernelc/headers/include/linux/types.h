#pragma once

#include <linux/stddef.h>

/* Integers by their size. */
typedef signed char __s8;
typedef unsigned char __u8;
typedef short __s16;
typedef unsigned short __u16;
typedef int __s32;
typedef unsigned int __u32;
typedef long long __s64;
typedef unsigned long long __u64;
typedef __s8 s8;
typedef __u8 u8;
typedef __s16 s16;
typedef __u16 u16;
typedef __s32 s32;
typedef __u32 u32;
typedef __s64 s64;
typedef __u64 u64;
typedef u8 uint8_t;
typedef s8 int8_t;
typedef u16 uint16_t;
typedef s16 int16_t;
typedef u32 uint32_t;
typedef s32 int32_t;
typedef u64 uint64_t;
typedef s64 int64_t;

/* Integers of a fixed byte order: they mix with nothing but themselves. */
typedef __u16 __bitwise __le16;
typedef __u16 __bitwise __be16;
typedef __u32 __bitwise __le32;
typedef __u32 __bitwise __be32;
typedef __u64 __bitwise __le64;
typedef __u64 __bitwise __be64;
typedef __u16 __bitwise __sum16;
typedef __u32 __bitwise __wsum;

/* Integers by what they count or name. */
typedef _Bool bool;
typedef unsigned long __kernel_ulong_t;
typedef long __kernel_long_t;
typedef __kernel_ulong_t size_t;
typedef __kernel_long_t ssize_t;
typedef __kernel_long_t ptrdiff_t;
typedef unsigned long uintptr_t;
typedef long long loff_t;
typedef __kernel_long_t off_t;
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef u32 dev_t;
typedef unsigned short umode_t;
typedef unsigned int mode_t;
typedef __s64 time64_t;
typedef __kernel_long_t clock_t;
typedef int clockid_t;
typedef u64 sector_t;
typedef u64 phys_addr_t;
typedef u64 dma_addr_t;
typedef phys_addr_t resource_size_t;
typedef unsigned char u_char;
typedef unsigned short ushort;
typedef unsigned int uint, u_int;
typedef unsigned long ulong, u_long;

typedef unsigned int __bitwise gfp_t;
typedef unsigned int __bitwise slab_flags_t;
typedef unsigned int __bitwise fmode_t;
typedef unsigned __bitwise __poll_t;

typedef struct { int counter; } atomic_t;
#define ATOMIC_INIT(i) { (i) }
typedef struct { s64 counter; } atomic64_t;
typedef atomic64_t atomic_long_t;

/* Heads and links of lists. */
struct list_head { struct list_head *next, *prev; };
struct hlist_node { struct hlist_node *next, **pprev; };
struct hlist_head { struct hlist_node *first; };
struct callback_head {
	struct callback_head *next;
	void (*func)(struct callback_head *head);
} __attribute__((aligned(sizeof(void *))));
#define rcu_head callback_head
typedef void (*rcu_callback_t)(struct rcu_head *head);

/* A structure that is only named here. */
struct module;
struct file;
struct inode;
struct device;
struct task_struct;
