// sparse:
#define __user __attribute__((noderef, address_space(__user)))
#define NULL ((void *)0)
typedef long loff_t;
typedef unsigned long size_t;
typedef long ssize_t;
struct inode;
struct file { void *private_data; loff_t f_pos; };
struct module;
static struct module *THIS_MODULE;
struct file_operations {
	struct module *owner;
	ssize_t (*read)(struct file *, char __user *, size_t, loff_t *);
	ssize_t (*write)(struct file *, const char __user *, size_t, loff_t *);
	int (*open)(struct inode *, struct file *);
	long (*ioctl)(struct file *, unsigned int, unsigned long);
};
struct miscdevice { int minor; const char *name; const struct file_operations *fops; };

static ssize_t right_read(struct file *f, char __user *buf, size_t n, loff_t *pos)
{
	return 0;
}

static ssize_t wrong_read(struct file *f, char *buf, size_t n, loff_t *pos)
{
	return 0;
}

static ssize_t wrong_write(struct file *f, char __user *buf, size_t n, loff_t *pos)
{
	return n;
}

static int wrong_open(struct file *f)
{
	return 0;
}

static int wrong_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	return 0;
}

static const struct file_operations right = {
	.owner = NULL,
	.read = right_read,
};

static const struct file_operations wrong = {
	.read = wrong_read,
	.write = wrong_write,
	.open = wrong_open,
	.ioctl = wrong_ioctl,
	.owner = 0,
	.release = right_read,
};

static struct file_operations positional = { NULL, right_read, 0, wrong_open };
static struct miscdevice device = { 255, "device", &right };
static struct miscdevice by_value = { .minor = "255", .name = 'd', .fops = right };
static struct miscdevice *list[] = { &device, &by_value, NULL, 0 };

static struct miscdevice *use(void)
{
	struct miscdevice local = { .fops = &(struct file_operations){ .read = wrong_read } };

	positional.write = wrong_write;
	return local.fops ? list[0] : 0;
}
