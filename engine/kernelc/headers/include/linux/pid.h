#pragma once

#include <linux/rculist.h>
#include <linux/sched.h>

struct pid;
enum pid_type { PIDTYPE_PID, PIDTYPE_TGID, PIDTYPE_PGID, PIDTYPE_SID, PIDTYPE_MAX };
struct pid *find_get_pid(pid_t nr);
struct pid *find_vpid(int nr);
void put_pid(struct pid *pid);
pid_t pid_nr(struct pid *pid);
struct task_struct *pid_task(struct pid *pid, enum pid_type type);
struct task_struct *get_pid_task(struct pid *pid, enum pid_type type);
struct task_struct *find_task_by_vpid(pid_t nr);
int kill_pid(struct pid *pid, int sig, int priv);
