#pragma once

#include <linux/types.h>
#include <linux/compiler.h>

/* Order of memory accesses between CPUs. */
void smp_mb(void);
void smp_rmb(void);
void smp_wmb(void);
#define mb() smp_mb()
#define rmb() smp_rmb()
#define wmb() smp_wmb()
#define smp_mb__before_atomic() smp_mb()
#define smp_mb__after_atomic() smp_mb()
#define smp_store_release(p, v) do { barrier(); WRITE_ONCE(*p, v); } while (0)
#define smp_load_acquire(p) ({ typeof(*p) ___v = READ_ONCE(*p); barrier(); ___v; })
#define xchg(ptr, v) ((__typeof__(*(ptr)))__atomic_exchange_n((ptr), (v), __ATOMIC_SEQ_CST))
#define cmpxchg(ptr, o, n) __sync_val_compare_and_swap((ptr), (o), (n))

/* Counters of 32 bits. */
int atomic_read(const atomic_t *v);
void atomic_set(atomic_t *v, int i);
void atomic_add(int i, atomic_t *v);
void atomic_sub(int i, atomic_t *v);
void atomic_inc(atomic_t *v);
void atomic_dec(atomic_t *v);
int atomic_add_return(int i, atomic_t *v);
int atomic_sub_return(int i, atomic_t *v);
int atomic_inc_return(atomic_t *v);
int atomic_dec_return(atomic_t *v);
int atomic_fetch_add(int i, atomic_t *v);
bool atomic_sub_and_test(int i, atomic_t *v);
bool atomic_add_negative(int i, atomic_t *v);
void atomic_and(int i, atomic_t *v);
void atomic_or(int i, atomic_t *v);
bool atomic_add_unless(atomic_t *v, int a, int u);
int atomic_dec_if_positive(atomic_t *v);
bool atomic_dec_and_test(atomic_t *v);
bool atomic_inc_and_test(atomic_t *v);
bool atomic_inc_not_zero(atomic_t *v);
int atomic_xchg(atomic_t *v, int i);
int atomic_cmpxchg(atomic_t *v, int old, int new);

/* Counters of 64 bits. */
s64 atomic64_read(const atomic64_t *v);
void atomic64_set(atomic64_t *v, s64 i);
void atomic64_add(s64 i, atomic64_t *v);
void atomic64_sub(s64 i, atomic64_t *v);
void atomic64_inc(atomic64_t *v);
void atomic64_dec(atomic64_t *v);
s64 atomic64_add_return(s64 i, atomic64_t *v);
s64 atomic64_sub_return(s64 i, atomic64_t *v);
s64 atomic64_inc_return(atomic64_t *v);
s64 atomic64_dec_return(atomic64_t *v);
bool atomic64_dec_and_test(atomic64_t *v);
bool atomic64_inc_and_test(atomic64_t *v);
bool atomic64_inc_not_zero(atomic64_t *v);
s64 atomic64_xchg(atomic64_t *v, s64 i);
s64 atomic64_cmpxchg(atomic64_t *v, s64 old, s64 new);

/* Counters as large as a pointer. */
#define atomic_long_read(v) ((long)atomic64_read(v))
#define atomic_long_set(v, i) atomic64_set(v, i)
#define atomic_long_add(i, v) atomic64_add(i, v)
#define atomic_long_sub(i, v) atomic64_sub(i, v)
#define atomic_long_inc(v) atomic64_inc(v)
#define atomic_long_dec(v) atomic64_dec(v)
#define atomic_long_inc_return(v) ((long)atomic64_inc_return(v))
#define atomic_long_dec_return(v) ((long)atomic64_dec_return(v))
#define atomic_long_dec_and_test(v) atomic64_dec_and_test(v)
#define atomic_long_xchg(v, i) ((long)atomic64_xchg(v, i))
#define atomic_long_cmpxchg(v, old, new) ((long)atomic64_cmpxchg(v, old, new))
#define ATOMIC64_INIT(i) { (i) }
#define ATOMIC_LONG_INIT(i) { (i) }
