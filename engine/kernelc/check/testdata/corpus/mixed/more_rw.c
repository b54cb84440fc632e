struct file; typedef long loff_t; typedef unsigned long size_t; typedef long ssize_t;
#define __user __attribute__((noderef, address_space(__user)))
#define min(a, b) ((a) < (b) ? (a) : (b))
unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
static char kbuf[128]; static size_t klen;
static ssize_t rd(struct file *f, char *buf, size_t len, loff_t *off)
{
	size_t n = min(len, klen - *off);
	if (*off < 0 || *off >= klen) return 0;
	if (copy_to_user(buf, kbuf + *off, n)) return -14;
	*off += n;
	return n;
}
static ssize_t wr(struct file *f, const char __user *buf, size_t len, loff_t *off)
{
	size_t i;
	for (i = 0; i < min(len, sizeof kbuf) && buf[i]; i++)
		kbuf[i] = buf[i];
	kbuf[min(i, sizeof(kbuf) - 1)] = *buf ? buf[0] : *(buf + 1);
	return i;
}
struct fops { ssize_t (*read)(struct file *, char __user *, size_t, loff_t *); ssize_t (*write)(struct file *, const char __user *, size_t, loff_t *); int (*rel)(void); } ;
static struct fops fo = { rd, wr, rd };
struct fops *p = &fo;
