#pragma once

#include <linux/uidgid.h>
#include <linux/capability.h>
#include <linux/sched.h>

struct cred {
	atomic_t usage;
	kuid_t uid;
	kgid_t gid;
	kuid_t suid;
	kgid_t sgid;
	kuid_t euid;
	kgid_t egid;
	kuid_t fsuid;
	kgid_t fsgid;
};
#define current_cred() ((const struct cred *)rcu_dereference_raw(current->cred))
#define current_uid() ({ current_cred()->uid; })
#define current_gid() ({ current_cred()->gid; })
#define current_euid() ({ current_cred()->euid; })
#define current_egid() ({ current_cred()->egid; })
#define current_fsuid() ({ current_cred()->fsuid; })
#define task_uid(task) ({ ((const struct cred *)rcu_dereference_raw((task)->real_cred))->uid; })
