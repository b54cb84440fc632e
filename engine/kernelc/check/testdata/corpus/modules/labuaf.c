// sparse: -nostdinc -isystem HEADERS
// labuaf: memory mistakes on a kref'd object; write a number to parameter "act"
#include <linux/module.h>
#include <linux/kref.h>
#include <linux/slab.h>
#include <linux/refcount.h>

struct obj { char tag[8]; struct kref ref; char room[40]; };
static struct kmem_cache *cache;

static void obj_free(struct kref *k)
{
	struct obj *o = container_of(k, struct obj, ref);

	pr_info("labuaf: release called\n");
	kmem_cache_free(cache, o);
}
static int act_set(const char *val, const struct kernel_param *kp)
{
	struct obj *o = kmem_cache_alloc(cache, GFP_KERNEL);
	int a;

	if (!o || kstrtoint(val, 0, &a))
		return -EINVAL;
	strcpy(o->tag, "ring");
	kref_init(&o->ref);
	pr_info("labuaf: act %d, sizeof=%zu count=%u\n", a, sizeof(*o), kref_read(&o->ref));
	switch (a) {
	case 0:				// right
		kref_get(&o->ref);
		pr_info("labuaf: put=%d\n", kref_put(&o->ref, obj_free));
		pr_info("labuaf: count=%u\n", kref_read(&o->ref));
		pr_info("labuaf: put=%d\n", kref_put(&o->ref, obj_free));
		break;
	case 1:				// read after free
		kref_put(&o->ref, obj_free);
		pr_info("labuaf: tag after free: %*ph count=%x\n", 8, o->tag, kref_read(&o->ref));
		break;
	case 2:				// write after free, seen at the next allocation or shrink
		kref_put(&o->ref, obj_free);
		o->room[20] = 'X';
		break;
	case 3:				// one byte past the end: red zone
		((char *)o)[sizeof(*o)] = 'X';
		kref_put(&o->ref, obj_free);
		break;
	case 4:				// double free
		kmem_cache_free(cache, o);
		kmem_cache_free(cache, o);
		break;
	case 5:				// kref_get after the last put, memory still there
		refcount_set(&o->ref.refcount, 0);
		kref_get(&o->ref);
		pr_info("labuaf: count=%x\n", kref_read(&o->ref));
		break;
	case 6:				// one put too many, memory still there
		refcount_set(&o->ref.refcount, 0);
		pr_info("labuaf: put=%d\n", kref_put(&o->ref, obj_free));
		pr_info("labuaf: count=%x\n", kref_read(&o->ref));
		break;
	case 7:				// leak: never freed, seen at kmem_cache_destroy
		break;
	}
	return 0;
}
static const struct kernel_param_ops act_ops = { .set = act_set };
module_param_cb(act, &act_ops, NULL, 0200);

static bool ctor;			// a cache with a constructor is never poisoned (nor merged)
module_param(ctor, bool, 0444);
static void obj_ctor(void *p) { }
static int __init u_init(void)
{
	cache = kmem_cache_create("lab_obj", sizeof(struct obj), 0, 0, ctor ? obj_ctor : NULL);
	return cache ? 0 : -ENOMEM;
}
static void __exit u_exit(void)
{
	kmem_cache_destroy(cache);
}
module_init(u_init);
module_exit(u_exit);
MODULE_LICENSE("GPL");
