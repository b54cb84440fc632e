// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct item { struct hlist_node node; int key, value; };

static DEFINE_RWLOCK(items_lock);
static HLIST_HEAD(items);

static int items_find(int key)
{
	struct item *it;
	int value = -ENOENT;

	read_lock(&items_lock);
	hlist_for_each_entry(it, &items, node) {
		if (it->key == key) {
			value = it->value;
			break;
		}
	}
	read_unlock(&items_lock);
	return value;
}

static int items_find_leak(int key)
{
	struct item *it;

	read_lock(&items_lock);
	hlist_for_each_entry(it, &items, node)
		if (it->key == key)
			return it->value;
	read_unlock(&items_lock);
	return -ENOENT;
}

static int items_add(int key, int value)
{
	struct item *it = kmalloc(sizeof(*it), GFP_ATOMIC);

	if (!it)
		return -ENOMEM;
	it->key = key;
	it->value = value;
	write_lock(&items_lock);
	hlist_add_head(&it->node, &items);
	read_unlock(&items_lock);
	return 0;
}

static int __init items_init(void)
{
	items_add(1, 2);
	return items_find(1) + items_find_leak(2);
}
module_init(items_init);
MODULE_LICENSE("GPL");
