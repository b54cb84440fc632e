#include <linux/module.h>
#include <linux/fs.h>
#include <linux/uaccess.h>
#include "reader.h"

static char kept[LAB_SIZE];

static ssize_t lab_read(struct file *file, char __user *to, size_t n, loff_t *at)
{
	if (n > sizeof(kept))
		n = sizeof(kept);
	to[0] = kept[0];
	memcpy(to, kept, n);
	if (copy_to_user(to, kept, n) < 0)
		return 0;
	return n;
}

static ssize_t lab_write(struct file *file, const char *from, size_t n, loff_t *at)
{
	pr_info("%s\n", from);
	return copy_from_user(kept, from, n);
}

static const struct file_operations lab_fops = {
	.read = lab_read,
	.write = lab_write,
};

struct file_operations *current_fops = 0;
MODULE_LICENSE("GPL");
