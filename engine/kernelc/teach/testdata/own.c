#include <linux/fs.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/uaccess.h>

struct setting { int level; char name[16]; };
static struct setting current_setting;
static char line[64];

static ssize_t line_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	int err;

	pr_info("%5.3s of %s, from %lld\n", buf, line, *pos);
	printk(KERN_INFO "%p and %d%% of %*d\n", buf, 3, 4, 5);
	if (copy_from_user(line, buf, len))
		return -EFAULT;
	copy_from_user(line, buf, sizeof(line));
	err = copy_from_user(line, buf, sizeof(line));
	if (err)
		return err;
	return len;
}

static ssize_t line_read(struct file *file, char __user *buf, size_t len, loff_t *pos)
{
	char *text = line;
	char first;

	if (len > sizeof(line))
		return -EINVAL;
	if (copy_to_user(buf, line, len) < 0)
		return -EFAULT;
	if (copy_to_user(buf, text, sizeof(text)))
		return -EFAULT;
	if (copy_to_user((char __user *)line, text, 1) || copy_to_user((void __user *)&first, text, 1))
		return -EFAULT;
	get_user(first, buf);
	if (get_user(first, buf) || put_user(first, buf + 1))
		return -EFAULT;
	return first;
}

static long line_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct setting *wrong = (struct setting *)arg;
	struct setting __user *right = (struct setting __user *)arg;
	char text[32];

	snprintf(text, sizeof(text), "%d %s", cmd, right->name);
	if (cmd == 1)
		return copy_to_user(right, &current_setting, sizeof(current_setting));
	if (cmd == 2)
		return copy_from_user(&current_setting, right, sizeof(current_setting)) ? -EFAULT : 0;
	return wrong->level;
}

static const struct file_operations line_fops = {
	.owner = THIS_MODULE,
	.read = line_read,
	.write = line_write,
	.unlocked_ioctl = line_ioctl,
};

static int __init line_init(void)
{
	return register_chrdev(0, "line", &line_fops);
}
module_init(line_init);
MODULE_LICENSE("GPL");
