// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct segment { void __user *base; size_t len; };
struct vector { struct segment __user *segments; unsigned int n; char name[8]; };

static ssize_t gather(void *to, const struct vector __user *uv)
{
	struct segment *segs;
	struct vector v;
	ssize_t done = 0;
	int i;

	if (copy_from_user(&v, uv, sizeof(v)))
		return -EFAULT;
	segs = memdup_user(v.segments, v.n * sizeof(*segs));
	if (IS_ERR(segs))
		return PTR_ERR(segs);
	for (i = 0; i < v.n; i++) {
		if (copy_from_user(to + done, segs[i].base, segs[i].len)) {
			done = -EFAULT;
			break;
		}
		done += segs[i].len;
	}
	kfree(segs);
	return done;
}

static ssize_t gather_wrong(char *to, const struct vector __user *uv)
{
	struct vector v = *uv;
	struct segment *s = v.segments;
	size_t n = uv->n;

	if (copy_from_user(to, uv->segments->base, v.segments[0].len))
		return -EFAULT;
	if (copy_from_user(to, s->base, s->len))
		return -EFAULT;
	memcpy(to, uv->name, sizeof(uv->name));
	strscpy(to, v.name, n);
	return strncpy_from_user(to, uv->name, sizeof(uv->name));
}

static int __init gather_init(void)
{
	static char room[64];

	return gather(room, NULL) + gather_wrong(room, NULL);
}
module_init(gather_init);
MODULE_LICENSE("GPL");
