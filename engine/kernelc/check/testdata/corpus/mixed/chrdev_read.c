#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __rcu __attribute__((noderef, address_space(__rcu)))
# define __percpu __attribute__((noderef, address_space(__percpu)))
# define __force __attribute__((force))
# define __bitwise __attribute__((bitwise))
# define __acquires(x) __attribute__((context(x, 0, 1)))
# define __releases(x) __attribute__((context(x, 1, 0)))
# define __must_hold(x) __attribute__((context(x, 1, 1)))
# define __acquire(x) __context__(x, 1)
# define __release(x) __context__(x, -1)
# define __cond_lock(x, c) ((c) ? ({ __acquire(x); 1; }) : 0)
#else
# define __user
# define __iomem
# define __rcu
# define __percpu
# define __force
# define __bitwise
# define __acquires(x)
# define __releases(x)
# define __must_hold(x)
# define __acquire(x) (void)0
# define __release(x) (void)0
# define __cond_lock(x, c) (c)
#endif
#define NULL ((void *)0)
#define EFAULT 14
#define EINVAL 22
#define ENOTTY 25
#define ENOMEM 12
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef unsigned long size_t;
typedef long ssize_t;
typedef long long loff_t;
struct file { void *private_data; };
struct buf { char *data; size_t len; };
unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
void *memcpy(void *, const void *, size_t);
size_t strlen(const char *);
static ssize_t dev_read(struct file *f, char __user *ubuf, size_t n, loff_t *pos)
{
	struct buf *b = f->private_data;
	if (*pos >= b->len)
		return 0;
	if (n > b->len - *pos)
		n = b->len - *pos;
	memcpy(ubuf, b->data + *pos, n);
	if (strlen(ubuf) > n)
		return -EINVAL;
	if (copy_to_user(ubuf, b->data + *pos, n))
		return -EFAULT;
	ubuf[n - 1] = '\0';
	*pos += n;
	return n;
}
static ssize_t dev_write(struct file *f, char __user *ubuf, size_t n, loff_t *pos)
{
	struct buf *b = f->private_data;
	for (size_t i = 0; i < n; i++)
		b->data[i] = ubuf[i];
	return n;
}
struct file_operations { ssize_t (*read)(struct file *, char __user *, size_t, loff_t *); ssize_t (*write)(struct file *, const char __user *, size_t, loff_t *); };
struct file_operations fops = { .read = dev_read, .write = dev_write };
