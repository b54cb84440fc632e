// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/list.h>
#include <linux/slab.h>

struct wheel { int size; struct list_head list; struct hlist_node hash; };
struct car { struct wheel wheels[4]; struct list_head garage; };

static LIST_HEAD(cars);

static int walk(void)
{
	struct car *c, *tmp;
	struct list_head *pos;
	int n = 0;

	list_for_each_entry(c, &cars, garage)
		n += c->wheels[0].size;
	list_for_each_entry_safe(c, tmp, &cars, garage)
		kfree(c);
	list_for_each(pos, &cars) {
		c = list_entry(pos, struct car, garage);
		n += c->wheels[1].size;
	}
	c = list_first_entry_or_null(&cars, struct car, garage);
	return c ? n : 0;
}

static int misuse(struct list_head *l, int *p)
{
	struct car *c = container_of(l, struct car, wheels);
	struct wheel *w = container_of(p, struct wheel, size);
	struct wheel *v = list_entry(l, struct wheel, hash);

	list_add(c, &cars);
	list_del(w->list);
	return v->size;
}

static int __init cars_init(void)
{
	return walk() + misuse(&cars, NULL);
}
module_init(cars_init);
MODULE_LICENSE("GPL");
