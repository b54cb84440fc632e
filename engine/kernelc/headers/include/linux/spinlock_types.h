#pragma once

#include <linux/types.h>

typedef struct raw_spinlock { atomic_t raw_lock; } raw_spinlock_t;
typedef struct spinlock { struct raw_spinlock rlock; } spinlock_t;
typedef struct { atomic_t raw_lock; atomic_t wait_lock; } rwlock_t;
#define __SPIN_LOCK_UNLOCKED(lockname) { { { 0 } } }
#define __RAW_SPIN_LOCK_UNLOCKED(lockname) { { 0 } }
#define __RW_LOCK_UNLOCKED(lockname) { { 0 }, { 0 } }
#define DEFINE_SPINLOCK(x) spinlock_t x = __SPIN_LOCK_UNLOCKED(x)
#define DEFINE_RAW_SPINLOCK(x) raw_spinlock_t x = __RAW_SPIN_LOCK_UNLOCKED(x)
#define DEFINE_RWLOCK(x) rwlock_t x = __RW_LOCK_UNLOCKED(x)
