#pragma once

#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/rcupdate.h>
#include <linux/jiffies.h>
#include <linux/smp.h>
#include <asm/current.h>

#define TASK_RUNNING 0x0000
#define TASK_INTERRUPTIBLE 0x0001
#define TASK_UNINTERRUPTIBLE 0x0002
#define TASK_WAKEKILL 0x0100
#define TASK_KILLABLE (TASK_WAKEKILL | TASK_UNINTERRUPTIBLE)
#define TASK_NORMAL (TASK_INTERRUPTIBLE | TASK_UNINTERRUPTIBLE)
#define TASK_COMM_LEN 16
#define PF_EXITING 0x00000004
#define PF_WQ_WORKER 0x00000020
#define PF_KTHREAD 0x00200000
#define MAX_NICE 19
#define MIN_NICE -20
struct cred;
struct mm_struct;
struct task_struct {
	unsigned int __state;
	void *stack;
	unsigned int flags;
	int on_cpu;
	int prio, static_prio, normal_prio;
	unsigned int policy;
	struct list_head tasks;
	struct mm_struct *mm, *active_mm;
	int exit_state, exit_code, exit_signal;
	pid_t pid;
	pid_t tgid;
	struct task_struct __rcu *real_parent;
	struct task_struct __rcu *parent;
	struct list_head children;
	struct list_head sibling;
	struct task_struct *group_leader;
	u64 utime, stime;
	unsigned long nvcsw, nivcsw;
	u64 start_time, start_boottime;
	const struct cred __rcu *real_cred;
	const struct cred __rcu *cred;
	char comm[TASK_COMM_LEN];
};
extern struct task_struct init_task;

#define task_is_running(task) (READ_ONCE((task)->__state) == TASK_RUNNING)
#define __set_current_state(state_value) WRITE_ONCE(current->__state, (state_value))
#define set_current_state(state_value) do { WRITE_ONCE(current->__state, (state_value)); smp_mb(); } while (0)
void schedule(void);
long schedule_timeout(long timeout);
long schedule_timeout_interruptible(long timeout);
long schedule_timeout_uninterruptible(long timeout);
int wake_up_process(struct task_struct *tsk);
int cond_resched(void);
void yield(void);
static inline pid_t task_pid_nr(struct task_struct *tsk) { return tsk->pid; }
static inline pid_t task_tgid_nr(struct task_struct *tsk) { return tsk->tgid; }
int task_nice(const struct task_struct *p);
void set_user_nice(struct task_struct *p, long nice);
unsigned int task_cpu(const struct task_struct *p);
char *__get_task_comm(char *to, size_t len, struct task_struct *tsk);
#define get_task_comm(buf, tsk) __get_task_comm(buf, sizeof(buf), tsk)
struct task_struct *get_task_struct(struct task_struct *t);
void put_task_struct(struct task_struct *t);
