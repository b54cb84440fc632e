#pragma once

#include <linux/list.h>
#include <linux/jiffies.h>

struct timer_list {
	struct hlist_node entry;
	unsigned long expires;
	void (*function)(struct timer_list *);
	u32 flags;
};
#define TIMER_IRQSAFE 0x00200000
#define TIMER_ENTRY_STATIC ((void *)0x300)
#define __TIMER_INITIALIZER(_function, _flags) \
	{ .entry = { .next = TIMER_ENTRY_STATIC }, .function = (_function), .flags = (_flags) }
#define DEFINE_TIMER(_name, _function) struct timer_list _name = __TIMER_INITIALIZER(_function, 0)
void init_timer_key(struct timer_list *timer, void (*func)(struct timer_list *), unsigned int flags, const char *name);
#define timer_setup(timer, callback, flags) init_timer_key((timer), (callback), (flags), #timer)
#define from_timer(var, callback_timer, timer_fieldname) \
	container_of(callback_timer, typeof(*var), timer_fieldname)
static inline int timer_pending(const struct timer_list *timer) { return timer->entry.pprev != NULL; }
void add_timer(struct timer_list *timer);
int mod_timer(struct timer_list *timer, unsigned long expires);
int timer_delete(struct timer_list *timer);
int timer_delete_sync(struct timer_list *timer);
static inline int del_timer(struct timer_list *timer) { return timer_delete(timer); }
static inline int del_timer_sync(struct timer_list *timer) { return timer_delete_sync(timer); }
