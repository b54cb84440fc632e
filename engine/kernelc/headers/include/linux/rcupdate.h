#pragma once

#include <linux/atomic.h>
#include <linux/preempt.h>

/* Readers run on while a writer puts a new version in place. */
void __rcu_read_lock(void);
void __rcu_read_unlock(void);
void synchronize_rcu(void);
void rcu_barrier(void);
void call_rcu(struct rcu_head *head, rcu_callback_t func);
static __always_inline void rcu_read_lock(void)
{
	__rcu_read_lock();
	__acquire(RCU);
}
static inline void rcu_read_unlock(void)
{
	__release(RCU);
	__rcu_read_unlock();
}
int rcu_read_lock_held(void);

#define rcu_check_sparse(p, space) ((void)(((typeof(*p) space *)p) == p))
#define __rcu_value(p, read) ({ \
	typeof(*p) *__value = (typeof(*p) *__force)read; \
	rcu_check_sparse(p, __rcu); \
	((typeof(*p) __force __kernel *)(__value)); })
#define rcu_dereference(p) __rcu_value(p, READ_ONCE(p))
#define rcu_dereference_check(p, c) __rcu_value(p, READ_ONCE(p))
#define rcu_dereference_protected(p, c) \
	({ rcu_check_sparse(p, __rcu); ((typeof(*p) __force __kernel *)(p)); })
#define rcu_dereference_raw(p) ({ typeof(p) __raw = READ_ONCE(p); ((typeof(*p) __force __kernel *)(__raw)); })
#define rcu_access_pointer(p) __rcu_value(p, READ_ONCE(p))
#define RCU_INITIALIZER(v) (typeof(*(v)) __force __rcu *)(v)
#define rcu_assign_pointer(p, v) do { \
	uintptr_t __new = (uintptr_t)(v); \
	rcu_check_sparse(p, __rcu); \
	smp_store_release(&p, RCU_INITIALIZER((typeof(p))__new)); \
} while (0)
#define RCU_INIT_POINTER(p, v) do { rcu_check_sparse(p, __rcu); WRITE_ONCE(p, RCU_INITIALIZER(v)); } while (0)
#define rcu_replace_pointer(rcu_ptr, ptr, c) ({ \
	typeof(ptr) __old = rcu_dereference_protected((rcu_ptr), (c)); \
	rcu_assign_pointer((rcu_ptr), (ptr)); \
	__old; })
void __kfree_rcu(void *object, struct rcu_head *head);
#define kfree_rcu(ptr, rhf) do { typeof(ptr) __p = (ptr); if (__p) __kfree_rcu(__p, &__p->rhf); } while (0)
