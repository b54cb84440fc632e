#include <linux/fs.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct limits { int low, high; };
struct regs { u32 control; u8 status; };
struct keeper { char *text; struct limits __rcu *limits; };
static struct keeper keeper;
static struct limits __percpu *counts;

static int keep(char *text)
{
	return text == NULL;
}

static size_t length(char *text)
{
	size_t n = 0;

	while (text[n])
		n++;
	return n;
}

static ssize_t space_read(struct file *file, char __user *buf, size_t len, loff_t *pos)
{
	char local[16];
	char first = *buf;
	struct limits copy;
	int __user *numbers = (int __user *)buf;

	first = buf[1];
	*buf = first;
	buf[2] += first;
	copy = *(struct limits __user *)buf;
	numbers[0]++;
	memcpy(buf, local, len);
	memcpy(local, buf, len);
	memset(buf, 0, len);
	strlen(buf);
	if (copy_from_user(buf, local, len))
		return -EFAULT;
	keep(buf);
	length(buf);
	keeper.text = buf;
	return copy.low + *numbers;
}

static char *space_text(char __user *buf)
{
	char *plain = buf;
	char *cast = (char *)buf;
	u64 number = (u64)buf;
	char * __user misplaced = NULL;

	if (buf == plain || cast == (char *)number || misplaced == NULL)
		return buf;
	return cast;
}

static u32 space_device(struct regs __iomem *regs, void __iomem *base)
{
	u32 value = regs->control;

	regs->control = value | 1;
	value += regs->status;
	*(u32 __iomem *)base = value;
	return readl(regs) + counts->low + keeper.limits->high;
}

static ssize_t plain_write(struct file *file, const char *buf, size_t len, loff_t *pos)
{
	char local[4];

	if (copy_from_user(local, buf, sizeof(local)))
		return -EFAULT;
	return local[0];
}

const struct file_operations space_fops = {
	.owner = THIS_MODULE,
	.read = space_read,
	.write = plain_write,
};

int space_use(char __user *buf, void __iomem *base);
int space_use(char __user *buf, void __iomem *base)
{
	return space_text(buf) && space_device(base, base);
}
MODULE_LICENSE("GPL");
