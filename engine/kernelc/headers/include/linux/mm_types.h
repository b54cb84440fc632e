#pragma once

#include <linux/types.h>
#include <linux/rwsem.h>
#include <asm/page.h>

struct page {
	unsigned long flags;
	unsigned long private;
	atomic_t _mapcount;
	atomic_t _refcount;
};
typedef struct { unsigned long pgprot; } pgprot_t;
typedef unsigned __bitwise vm_fault_t;
struct vm_operations_struct;
struct mm_struct;
struct vm_area_struct {
	unsigned long vm_start;
	unsigned long vm_end;
	struct mm_struct *vm_mm;
	pgprot_t vm_page_prot;
	unsigned long vm_flags;
	const struct vm_operations_struct *vm_ops;
	unsigned long vm_pgoff;
	struct file *vm_file;
	void *vm_private_data;
};
struct mm_struct {
	unsigned long mmap_base;
	unsigned long task_size;
	atomic_t mm_users;
	atomic_t mm_count;
	int map_count;
	struct rw_semaphore mmap_lock;
	unsigned long total_vm;
	unsigned long start_code, end_code, start_data, end_data;
	unsigned long start_brk, brk, start_stack;
};
