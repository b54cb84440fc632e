#pragma once

#include <linux/preempt.h>
#include <linux/typecheck.h>
#include <linux/spinlock_types.h>
#include <linux/atomic.h>

/* What the machine does: it busily waits, holding off whoever could deadlock with it. */
void _raw_spin_lock(raw_spinlock_t *lock) __acquires(lock);
void _raw_spin_lock_bh(raw_spinlock_t *lock) __acquires(lock);
void _raw_spin_lock_irq(raw_spinlock_t *lock) __acquires(lock);
unsigned long _raw_spin_lock_irqsave(raw_spinlock_t *lock) __acquires(lock);
int _raw_spin_trylock(raw_spinlock_t *lock);
void _raw_spin_unlock(raw_spinlock_t *lock) __releases(lock);
void _raw_spin_unlock_bh(raw_spinlock_t *lock) __releases(lock);
void _raw_spin_unlock_irq(raw_spinlock_t *lock) __releases(lock);
void _raw_spin_unlock_irqrestore(raw_spinlock_t *lock, unsigned long flags) __releases(lock);
void _raw_read_lock(rwlock_t *lock) __acquires(lock);
void _raw_write_lock(rwlock_t *lock) __acquires(lock);
void _raw_read_unlock(rwlock_t *lock) __releases(lock);
void _raw_write_unlock(rwlock_t *lock) __releases(lock);
unsigned long _raw_read_lock_irqsave(rwlock_t *lock) __acquires(lock);
unsigned long _raw_write_lock_irqsave(rwlock_t *lock) __acquires(lock);
void _raw_read_unlock_irqrestore(rwlock_t *lock, unsigned long flags) __releases(lock);
void _raw_write_unlock_irqrestore(rwlock_t *lock, unsigned long flags) __releases(lock);

static __always_inline raw_spinlock_t *spinlock_check(spinlock_t *lock) { return &lock->rlock; }
#define raw_spin_lock_init(lock) do { *(lock) = (raw_spinlock_t)__RAW_SPIN_LOCK_UNLOCKED(lock); } while (0)
#define spin_lock_init(_lock) \
	do { spinlock_check(_lock); *(_lock) = (spinlock_t)__SPIN_LOCK_UNLOCKED(_lock); } while (0)
#define raw_spin_lock(lock) _raw_spin_lock(lock)
#define raw_spin_unlock(lock) _raw_spin_unlock(lock)
#define raw_spin_trylock(lock) __cond_lock(lock, _raw_spin_trylock(lock))
#define raw_spin_lock_irqsave(lock, flags) \
	do { typecheck(unsigned long, flags); flags = _raw_spin_lock_irqsave(lock); } while (0)
#define raw_spin_unlock_irqrestore(lock, flags) \
	do { typecheck(unsigned long, flags); _raw_spin_unlock_irqrestore(lock, flags); } while (0)
static __always_inline void spin_lock(spinlock_t *lock) { raw_spin_lock(&lock->rlock); }
static __always_inline void spin_lock_bh(spinlock_t *lock) { _raw_spin_lock_bh(&lock->rlock); }
static __always_inline void spin_lock_irq(spinlock_t *lock) { _raw_spin_lock_irq(&lock->rlock); }
static __always_inline int spin_trylock(spinlock_t *lock) { return raw_spin_trylock(&lock->rlock); }
static __always_inline void spin_unlock(spinlock_t *lock) { raw_spin_unlock(&lock->rlock); }
static __always_inline void spin_unlock_bh(spinlock_t *lock) { _raw_spin_unlock_bh(&lock->rlock); }
static __always_inline void spin_unlock_irq(spinlock_t *lock) { _raw_spin_unlock_irq(&lock->rlock); }
#define spin_lock_irqsave(lock, flags) do { raw_spin_lock_irqsave(spinlock_check(lock), flags); } while (0)
static __always_inline void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags)
{
	_raw_spin_unlock_irqrestore(&lock->rlock, flags);
}
int _raw_spin_is_locked(raw_spinlock_t *lock);
#define spin_is_locked(lock) _raw_spin_is_locked(spinlock_check(lock))

/* Many readers or one writer. */
#define rwlock_init(lock) do { *(lock) = (rwlock_t)__RW_LOCK_UNLOCKED(lock); } while (0)
#define read_lock(lock) _raw_read_lock(lock)
#define write_lock(lock) _raw_write_lock(lock)
#define read_unlock(lock) _raw_read_unlock(lock)
#define write_unlock(lock) _raw_write_unlock(lock)
#define read_lock_irqsave(lock, flags) \
	do { typecheck(unsigned long, flags); flags = _raw_read_lock_irqsave(lock); } while (0)
#define write_lock_irqsave(lock, flags) \
	do { typecheck(unsigned long, flags); flags = _raw_write_lock_irqsave(lock); } while (0)
#define read_unlock_irqrestore(lock, flags) \
	do { typecheck(unsigned long, flags); _raw_read_unlock_irqrestore(lock, flags); } while (0)
#define write_unlock_irqrestore(lock, flags) \
	do { typecheck(unsigned long, flags); _raw_write_unlock_irqrestore(lock, flags); } while (0)
