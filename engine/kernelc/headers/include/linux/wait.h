#pragma once

#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/errno.h>
#include <linux/sched.h>

typedef struct wait_queue_entry wait_queue_entry_t;
typedef int (*wait_queue_func_t)(struct wait_queue_entry *wq_entry, unsigned mode, int flags, void *key);
struct wait_queue_entry {
	unsigned int flags;
	void *private;
	wait_queue_func_t func;
	struct list_head entry;
};
struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;
};
typedef struct wait_queue_head wait_queue_head_t;
#define __WAIT_QUEUE_HEAD_INITIALIZER(name) \
	{ .lock = __SPIN_LOCK_UNLOCKED(name.lock), .head = LIST_HEAD_INIT(name.head) }
#define DECLARE_WAIT_QUEUE_HEAD(name) struct wait_queue_head name = __WAIT_QUEUE_HEAD_INITIALIZER(name)
void __init_waitqueue_head(struct wait_queue_head *wq_head, const char *name);
#define init_waitqueue_head(wq_head) __init_waitqueue_head(wq_head, #wq_head)

int autoremove_wake_function(struct wait_queue_entry *wq_entry, unsigned mode, int sync, void *key);
int default_wake_function(struct wait_queue_entry *wq_entry, unsigned mode, int flags, void *key);
#define DEFINE_WAIT_FUNC(name, function) \
	struct wait_queue_entry name = { .private = current, .func = function, \
					 .entry = LIST_HEAD_INIT((name).entry) }
#define DEFINE_WAIT(name) DEFINE_WAIT_FUNC(name, autoremove_wake_function)
#define DECLARE_WAITQUEUE(name, tsk) \
	struct wait_queue_entry name = { .private = tsk, .func = default_wake_function }
void add_wait_queue(struct wait_queue_head *wq_head, struct wait_queue_entry *wq_entry);
void remove_wait_queue(struct wait_queue_head *wq_head, struct wait_queue_entry *wq_entry);
void prepare_to_wait(struct wait_queue_head *wq_head, struct wait_queue_entry *wq_entry, int state);
long prepare_to_wait_event(struct wait_queue_head *wq_head, struct wait_queue_entry *wq_entry, int state);
void finish_wait(struct wait_queue_head *wq_head, struct wait_queue_entry *wq_entry);
static inline int waitqueue_active(struct wait_queue_head *wq_head) { return !list_empty(&wq_head->head); }

void __wake_up(struct wait_queue_head *wq_head, unsigned int mode, int nr, void *key);
#define wake_up(x) __wake_up(x, TASK_NORMAL, 1, NULL)
#define wake_up_all(x) __wake_up(x, TASK_NORMAL, 0, NULL)
#define wake_up_interruptible(x) __wake_up(x, TASK_INTERRUPTIBLE, 1, NULL)
#define wake_up_interruptible_all(x) __wake_up(x, TASK_INTERRUPTIBLE, 0, NULL)

/* Sleep until the condition holds: it is looked at before sleeping and after each wake-up. */
#define ___wait_event(wq_head, condition, state, exclusive, ret, cmd) ({ \
	struct wait_queue_entry __wq_entry = { .private = current, \
		.func = autoremove_wake_function, \
		.entry = LIST_HEAD_INIT(__wq_entry.entry) }; \
	long __ret = ret; \
	for (;;) { \
		long __int = prepare_to_wait_event(&wq_head, &__wq_entry, state); \
		if (condition) \
			break; \
		if (__int) { \
			__ret = __int; \
			break; \
		} \
		cmd; \
	} \
	finish_wait(&wq_head, &__wq_entry); \
	__ret; })
#define ___wait_cond_timeout(condition) \
	({ bool __cond = (condition); if (__cond && !__ret) __ret = 1; __cond || !__ret; })
#define ___wait_timeout(wq_head, condition, state, timeout) ({ \
	long __ret = timeout; \
	might_sleep(); \
	if (!___wait_cond_timeout(condition)) \
		__ret = ___wait_event(wq_head, ___wait_cond_timeout(condition), state, 0, \
				      timeout, __ret = schedule_timeout(__ret)); \
	__ret; })
#define wait_event(wq_head, condition) do { \
	might_sleep(); \
	if (condition) \
		break; \
	(void)___wait_event(wq_head, condition, TASK_UNINTERRUPTIBLE, 0, 0, schedule()); \
} while (0)
#define wait_event_timeout(wq_head, condition, timeout) \
	___wait_timeout(wq_head, condition, TASK_UNINTERRUPTIBLE, timeout)
#define wait_event_interruptible(wq_head, condition) ({ \
	int __ret = 0; \
	might_sleep(); \
	if (!(condition)) \
		__ret = ___wait_event(wq_head, condition, TASK_INTERRUPTIBLE, 0, 0, schedule()); \
	__ret; })
#define wait_event_interruptible_timeout(wq_head, condition, timeout) \
	___wait_timeout(wq_head, condition, TASK_INTERRUPTIBLE, timeout)
#define wait_event_killable(wq_head, condition) ({ \
	int __ret = 0; \
	might_sleep(); \
	if (!(condition)) \
		__ret = ___wait_event(wq_head, condition, TASK_KILLABLE, 0, 0, schedule()); \
	__ret; })
