#pragma once

#include <linux/types.h>
#include <linux/const.h>

#define PAGE_SHIFT 12
#define PAGE_SIZE (_AC(1, UL) << PAGE_SHIFT)
#define PAGE_MASK (~(PAGE_SIZE - 1))
#define PAGE_OFFSET 0xffff888000000000UL
#define TASK_SIZE_MAX ((_AC(1, UL) << 47) - PAGE_SIZE)
struct page;
unsigned long __phys_addr(unsigned long x);
#define __pa(x) __phys_addr((unsigned long)(x))
#define __va(x) ((void *)((unsigned long)(x) + PAGE_OFFSET))
struct page *__virt_to_page(unsigned long kaddr);
#define virt_to_page(kaddr) __virt_to_page((unsigned long)(kaddr))
