// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/spinlock.h>

struct table {
	spinlock_t lock;
	int entries[8];
};

static struct table shared;

static void table_lock(struct table *t) __acquires(&t->lock)
{
	spin_lock(&t->lock);
}

static void table_unlock(struct table *t) __releases(&t->lock)
{
	spin_unlock(&t->lock);
}

static int __table_get(struct table *t, int i) __must_hold(&t->lock)
{
	return t->entries[i];
}

static int table_get(struct table *t, int i)
{
	int v;

	table_lock(t);
	v = __table_get(t, i);
	table_unlock(t);
	return v;
}

static void table_broken(struct table *t) __acquires(&t->lock)
{
	if (t->entries[0])
		spin_lock(&t->lock);
}

static void table_wrong(struct table *t) __releases(&t->lock)
{
	spin_lock(&t->lock);
	t->entries[1] = 0;
}

static int __init table_init(void)
{
	spin_lock_init(&shared.lock);
	table_broken(&shared);
	table_wrong(&shared);
	return table_get(&shared, 3);
}
module_init(table_init);
MODULE_LICENSE("GPL");
