#pragma once

#include <linux/mm_types.h>
#include <linux/gfp.h>
#include <linux/bug.h>
#include <linux/kernel.h>
#include <linux/sched.h>

#define VM_READ 0x00000001
#define VM_WRITE 0x00000002
#define VM_EXEC 0x00000004
#define VM_SHARED 0x00000008
#define VM_MAYREAD 0x00000010
#define VM_MAYWRITE 0x00000020
#define VM_PFNMAP 0x00000400
#define VM_IO 0x00004000
#define VM_DONTEXPAND 0x00040000
#define VM_DONTDUMP 0x04000000
#define VM_FAULT_OOM ((__force vm_fault_t)0x000001)
#define VM_FAULT_SIGBUS ((__force vm_fault_t)0x000002)
#define VM_FAULT_NOPAGE ((__force vm_fault_t)0x000100)

struct vm_fault {
	struct vm_area_struct *vma;
	gfp_t gfp_mask;
	unsigned long pgoff;
	unsigned long address;
	unsigned int flags;
	struct page *page;
};
struct vm_operations_struct {
	void (*open)(struct vm_area_struct *area);
	void (*close)(struct vm_area_struct *area);
	int (*may_split)(struct vm_area_struct *area, unsigned long addr);
	int (*mremap)(struct vm_area_struct *area);
	int (*mprotect)(struct vm_area_struct *vma, unsigned long start, unsigned long end, unsigned long newflags);
	vm_fault_t (*fault)(struct vm_fault *vmf);
	vm_fault_t (*page_mkwrite)(struct vm_fault *vmf);
	int (*access)(struct vm_area_struct *vma, unsigned long addr, void *buf, int len, int write);
};

#define PAGE_ALIGN(addr) ALIGN(addr, PAGE_SIZE)
#define offset_in_page(p) ((unsigned long)(p) & ~PAGE_MASK)
int remap_pfn_range(struct vm_area_struct *vma, unsigned long addr, unsigned long pfn, unsigned long size, pgprot_t prot);
int vm_insert_page(struct vm_area_struct *vma, unsigned long addr, struct page *page);
pgprot_t pgprot_noncached(pgprot_t prot);
static inline unsigned long vma_pages(const struct vm_area_struct *vma) { return (vma->vm_end - vma->vm_start) >> PAGE_SHIFT; }
unsigned long page_to_pfn(const struct page *page);
struct page *pfn_to_page(unsigned long pfn);
void *page_address(const struct page *page);
phys_addr_t virt_to_phys(volatile void *address);
void *phys_to_virt(phys_addr_t address);
void get_page(struct page *page);
void put_page(struct page *page);
