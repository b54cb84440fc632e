// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/rculist.h>
#include <linux/slab.h>

struct route { int to; struct route __rcu *next; struct list_head list; };

static struct route __rcu *table;
static struct route *unmarked;
static LIST_HEAD(routes);

static int route_first(void)
{
	return table->to;
}

static int route_direct(void)
{
	struct route *r = table;

	return r ? r->to : 0;
}

static int route_unlocked(void)
{
	struct route *r;
	int to = 0;

	rcu_read_lock();
	r = rcu_dereference(table);
	if (!r)
		return -ENOENT;
	to = r->next->to;
	rcu_read_unlock();
	return to;
}

static void route_publish(struct route *r)
{
	table = r;
	r->next = table;
	rcu_assign_pointer(unmarked, r);
	RCU_INIT_POINTER(table, NULL);
}

static int route_list(void)
{
	struct route *r;
	int n = 0;

	list_for_each_entry_rcu(r, &routes, list)
		n += r->to;
	kfree(table);
	return n;
}

static int __init route_init(void)
{
	route_publish(kzalloc(sizeof(struct route), GFP_KERNEL));
	return route_first() + route_direct() + route_unlocked() + route_list();
}
module_init(route_init);
MODULE_LICENSE("GPL");
