// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

static struct file *open_log(const char *path)
{
	struct file *f = filp_open(path, O_WRONLY | O_APPEND, 0);

	if (IS_ERR(f))
		return f;
	if (!(f->f_mode & FMODE_WRITE))
		return -EACCES;
	if (f->f_flags & FMODE_WRITE)
		return ERR_PTR(EPERM);
	return f;
}

static void *take(const void __user *from, size_t n)
{
	void *p = memdup_user(from, n);

	if (IS_ERR(p))
		return ERR_CAST(p);
	if (IS_ERR(from))
		return (void *)PTR_ERR(from);
	return memdup_user(p, n);
}

static int __init log_init(void)
{
	struct file *f = open_log("/tmp/log");
	loff_t pos = 0;

	if (f == 0)
		return -ENOENT;
	if (IS_ERR(f))
		return PTR_ERR(f);
	kernel_write(f, "x", 1, &pos);
	filp_close(f, 0);
	return IS_ERR(take(NULL, 1));
}
module_init(log_init);
MODULE_LICENSE("GPL");
