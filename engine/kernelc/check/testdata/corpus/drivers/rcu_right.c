// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct settings {
	int level;
	char name[16];
	struct rcu_head rcu;
};

static struct settings __rcu *active;
static DEFINE_SPINLOCK(update_lock);

static int settings_level(void)
{
	struct settings *s;
	int level = -1;

	rcu_read_lock();
	s = rcu_dereference(active);
	if (s)
		level = s->level;
	rcu_read_unlock();
	return level;
}

static int settings_change(int level)
{
	struct settings *new = kzalloc(sizeof(*new), GFP_KERNEL), *old;

	if (!new)
		return -ENOMEM;
	new->level = level;
	spin_lock(&update_lock);
	old = rcu_dereference_protected(active, 1);
	rcu_assign_pointer(active, new);
	spin_unlock(&update_lock);
	if (old)
		kfree_rcu(old, rcu);
	return 0;
}

static int __init settings_init(void)
{
	return settings_change(3) ?: settings_level() < 0;
}

static void __exit settings_exit(void)
{
	struct settings *s = rcu_replace_pointer(active, NULL, true);

	synchronize_rcu();
	kfree(s);
}
module_init(settings_init);
module_exit(settings_exit);
MODULE_LICENSE("GPL");
