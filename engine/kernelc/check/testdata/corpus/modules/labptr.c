// sparse: -nostdinc -isystem HEADERS
// labptr: write() handler; mode=0 copy_from_user, 1 direct dereference, 2 access_ok only,
// 3 get_user, 4 __get_user without access_ok, 5 strncpy_from_user
#include <linux/module.h>
#include <linux/miscdevice.h>
#include <linux/fs.h>
#include <linux/uaccess.h>

static int mode;
module_param(mode, int, 0644);

static ssize_t p_write(struct file *f, const char __user *buf, size_t n, loff_t *pos)
{
	char k[16] = "";
	char c = 0;
	long r = 0;

	if (n > sizeof(k) - 1)
		n = sizeof(k) - 1;
	pr_info("labptr: mode=%d access_ok=%d\n", mode, access_ok(buf, n));
	switch (mode) {
	case 0:
		r = copy_from_user(k, buf, n);
		pr_info("labptr: copy_from_user left %ld got \"%s\"\n", r, k);
		if (r)
			return -EFAULT;
		break;
	case 1:
		c = *(__force const char *)buf;
		pr_info("labptr: direct got '%c'\n", c);
		break;
	case 3:
		r = get_user(c, buf);
		pr_info("labptr: get_user -> %ld c=%d\n", r, c);
		if (r)
			return r;
		break;
	case 4:
		r = __get_user(c, buf);
		pr_info("labptr: __get_user -> %ld c=%d\n", r, c);
		if (r)
			return r;
		break;
	case 5:
		r = strncpy_from_user(k, buf, n);
		pr_info("labptr: strncpy_from_user -> %ld \"%s\"\n", r, k);
		if (r < 0)
			return r;
		break;
	}
	return n;
}
static const struct file_operations p_fops = {
	.owner = THIS_MODULE,
	.write = p_write,
};
static struct miscdevice p_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "labptr",
	.fops = &p_fops,
	.mode = 0666,
};
module_misc_device(p_dev);
MODULE_LICENSE("GPL");
