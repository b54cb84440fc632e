// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/cred.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>

static void list_all(void)
{
	struct task_struct *p;

	rcu_read_lock();
	for_each_process(p) {
		struct task_struct *parent = rcu_dereference(p->real_parent);

		pr_info("%d %s of %d\n", p->pid, p->comm, parent->pid);
	}
	rcu_read_unlock();
}

static int whoami(void)
{
	char name[TASK_COMM_LEN];
	uid_t uid = from_kuid(&init_user_ns, current_uid());

	get_task_comm(name, current);
	pr_info("%s uid %u nice %d\n", name, uid, task_nice(current));
	if (!capable(CAP_SYS_ADMIN) && !uid_eq(current_euid(), GLOBAL_ROOT_UID))
		return -EPERM;
	return current->parent->pid + current->cred->uid.val;
}

static int nudge(pid_t nr)
{
	struct task_struct *t;
	struct pid *pid = find_get_pid(nr);
	int err = -ESRCH;

	t = get_pid_task(pid, PIDTYPE_PID);
	if (t) {
		err = send_sig(SIGUSR1, t, 0);
		put_task_struct(t);
	}
	put_pid(pid);
	return err;
}

static int __init tasks_init(void)
{
	list_all();
	return whoami() + nudge(1) + (current_uid() == 0);
}
module_init(tasks_init);
MODULE_LICENSE("GPL");
