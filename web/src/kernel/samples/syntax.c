// One error that keeps the file from being read silences every warning after
// it. What sparse would have said is shown all the same, and marked.
#include <linux/fs.h>
#include <linux/module.h>

static int last;

static int count(int bytes)
{
	return (bytes + 1;
}

static ssize_t echo_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	last = buf[len - 1];
	return count(len);
}

extern const struct file_operations echo_fops;
const struct file_operations echo_fops = {
	.write = echo_write,
};
