// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/seq_file.h>

static int table[] = { 2, 3, 5, 7 };

static int *primes_start(struct seq_file *m, loff_t *pos)
{
	return *pos < ARRAY_SIZE(table) ? &table[*pos] : 0;
}

static void *primes_next(struct seq_file *m, int *v, loff_t *pos)
{
	++*pos;
	return *pos < ARRAY_SIZE(table) ? &table[*pos] : NULL;
}

static void primes_stop(struct seq_file *m)
{
}

static void primes_show(struct seq_file *m, void *v)
{
	seq_printf(m, "%d\n", *(int *)v);
}

static const struct seq_operations primes_ops = {
	.start = primes_start,
	.next = primes_next,
	.stop = primes_stop,
	.show = primes_show,
};

static int primes_open(struct inode *inode, struct file *file)
{
	return seq_open(file, primes_ops);
}

static const struct file_operations primes_fops = {
	.owner = THIS_MODULE,
	.open = primes_open,
	.read = seq_read,
};

static int __init primes_init(void)
{
	return register_chrdev(0, "primes", primes_fops);
}
module_init(primes_init);
MODULE_LICENSE("GPL");
