// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/gfp.h>

struct node { struct node *next; size_t n; };

static struct kmem_cache *cache;

static int flags_wrong(size_t n)
{
	gfp_t flags = 0x20;
	int plain = GFP_KERNEL;
	void *a = kmalloc(GFP_KERNEL, n);
	void *b = kmalloc(n, 0);
	void *c = kcalloc(n, sizeof(int), GFP_KERNEL | 1);
	void *d = kmalloc(n, GFP_KERNEL || __GFP_ZERO);
	void *e = kzalloc(n, plain);
	char *f = kstrdup(GFP_KERNEL, "text");

	if (flags & GFP_ATOMIC)
		flags |= __GFP_NOWARN;
	if (flags > GFP_NOWAIT)
		flags = GFP_KERNEL + 1;
	kfree(a), kfree(b), kfree(c), kfree(d), kfree(e), kfree(f);
	return plain;
}

static int flags_right(size_t n)
{
	gfp_t flags = in_interrupt() ? GFP_ATOMIC : GFP_KERNEL;
	struct node *p = kmem_cache_alloc(cache, flags | __GFP_ZERO);
	unsigned long page = __get_free_page(flags);

	if (!p || !page)
		return -ENOMEM;
	p->n = n;
	kmem_cache_free(cache, p);
	free_page(page);
	return 0;
}

static int __init flags_init(void)
{
	cache = kmem_cache_create("nodes", sizeof(struct node), 0, SLAB_HWCACHE_ALIGN | 4, 0);
	if (cache == 0)
		return -ENOMEM;
	return flags_right(1) + flags_wrong(1);
}
module_init(flags_init);
MODULE_LICENSE("GPL");
