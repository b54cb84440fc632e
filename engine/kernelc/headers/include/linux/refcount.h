#pragma once

#include <linux/atomic.h>

/* A count of users that stops at its ends instead of wrapping around. */
typedef struct refcount_struct { atomic_t refs; } refcount_t;
#define REFCOUNT_INIT(n) { .refs = ATOMIC_INIT(n) }
#define REFCOUNT_SATURATED (-2147483647 - 1 + 0x40000000)
unsigned int refcount_read(const refcount_t *r);
void refcount_set(refcount_t *r, int n);
void refcount_add(int i, refcount_t *r);
void refcount_inc(refcount_t *r);
void refcount_dec(refcount_t *r);
__must_check bool refcount_inc_not_zero(refcount_t *r);
__must_check bool refcount_dec_and_test(refcount_t *r);
__must_check bool refcount_sub_and_test(int i, refcount_t *r);
