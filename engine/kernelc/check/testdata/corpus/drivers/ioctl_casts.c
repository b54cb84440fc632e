// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/ioctl.h>
#include <linux/uaccess.h>

struct point { int x, y; };
struct line { struct point __user *from; struct point *to; };

static struct point origin;

static long draw(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct point *p = (struct point *)arg;
	struct point __user *up = (void *)arg;
	struct line __user *ul = (struct line __user *)arg;
	struct line l;
	int x;

	origin = *p;
	origin.x = up->x;
	if (copy_from_user(&origin, p, sizeof(origin)))
		return -EFAULT;
	if (copy_from_user(&l, ul, sizeof(l)))
		return -EFAULT;
	if (copy_from_user(&origin, l.from, sizeof(origin)))
		return -EFAULT;
	if (copy_from_user(&origin, l.to, sizeof(origin)))
		return -EFAULT;
	if (get_user(x, &up->x))
		return -EFAULT;
	if (get_user(x, &p->y))
		return -EFAULT;
	if (put_user(x, &ul->from->x))
		return -EFAULT;
	return x;
}

static int draw_all(struct line __user *lines, int n)
{
	int i, sum = 0;

	for (i = 0; i < n; i++)
		sum += lines[i].from != NULL;
	return sum;
}

static const struct file_operations draw_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = draw,
};

static int __init draw_init(void)
{
	return register_chrdev(240, "draw", &draw_fops) + draw_all(NULL, 0);
}
module_init(draw_init);
MODULE_LICENSE("GPL");
