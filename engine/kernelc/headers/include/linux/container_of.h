#pragma once

#include <linux/build_bug.h>
#include <linux/stddef.h>

/* From a pointer to a member back to the structure that holds it. */
#define container_of(ptr, type, member) ({ \
	void *__mptr = (void *)(ptr); \
	_Static_assert(__same_type(*(ptr), ((type *)0)->member) || \
		       __same_type(*(ptr), void), \
		       "pointer type mismatch in container_of()"); \
	((type *)(__mptr - offsetof(type, member))); })
