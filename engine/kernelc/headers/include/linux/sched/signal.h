#pragma once

#include <linux/rculist.h>
#include <linux/signal.h>
#include <linux/sched.h>
#include <linux/cred.h>

int signal_pending(struct task_struct *p);
int fatal_signal_pending(struct task_struct *p);
void flush_signals(struct task_struct *t);
int send_sig(int sig, struct task_struct *p, int priv);
#define next_task(p) list_entry_rcu((p)->tasks.next, struct task_struct, tasks)
#define for_each_process(p) for (p = &init_task; (p = next_task(p)) != &init_task; )
bool thread_group_leader(struct task_struct *p);
