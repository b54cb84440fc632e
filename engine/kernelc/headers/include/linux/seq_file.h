#pragma once

#include <linux/types.h>
#include <linux/string.h>
#include <linux/bug.h>
#include <linux/mutex.h>
#include <linux/fs.h>

struct seq_operations;
struct seq_file {
	char *buf;
	size_t size;
	size_t from;
	size_t count;
	size_t pad_until;
	loff_t index;
	loff_t read_pos;
	struct mutex lock;
	const struct seq_operations *op;
	int poll_event;
	const struct file *file;
	void *private;
};
struct seq_operations {
	void *(*start)(struct seq_file *m, loff_t *pos);
	void (*stop)(struct seq_file *m, void *v);
	void *(*next)(struct seq_file *m, void *v, loff_t *pos);
	int (*show)(struct seq_file *m, void *v);
};
#define SEQ_SKIP 1
#define SEQ_START_TOKEN ((void *)1)
int seq_open(struct file *, const struct seq_operations *);
ssize_t seq_read(struct file *, char __user *, size_t, loff_t *);
loff_t seq_lseek(struct file *file, loff_t offset, int whence);
int seq_release(struct inode *inode, struct file *file);
int single_open(struct file *, int (*)(struct seq_file *, void *), void *);
int single_release(struct inode *inode, struct file *file);
__printf(2, 3) void seq_printf(struct seq_file *m, const char *fmt, ...);
void seq_puts(struct seq_file *m, const char *s);
void seq_putc(struct seq_file *m, char c);
int seq_write(struct seq_file *seq, const void *data, size_t len);
bool seq_has_overflowed(struct seq_file *m);
struct list_head *seq_list_start(struct list_head *head, loff_t pos);
struct list_head *seq_list_next(void *v, struct list_head *head, loff_t *ppos);
#define DEFINE_SEQ_ATTRIBUTE(__name) \
static int __name##_open(struct inode *inode, struct file *file) \
{ \
	int ret = seq_open(file, &__name##_sops); \
	if (!ret && inode->i_private) { \
		struct seq_file *seq_f = file->private_data; \
		seq_f->private = inode->i_private; \
	} \
	return ret; \
} \
static const struct file_operations __name##_fops = { \
	.owner = THIS_MODULE, .open = __name##_open, .read = seq_read, \
	.llseek = seq_lseek, .release = seq_release, \
}
#define DEFINE_SHOW_ATTRIBUTE(__name) \
static int __name##_open(struct inode *inode, struct file *file) \
{ \
	return single_open(file, __name##_show, inode->i_private); \
} \
static const struct file_operations __name##_fops = { \
	.owner = THIS_MODULE, .open = __name##_open, .read = seq_read, \
	.llseek = seq_lseek, .release = single_release, \
}
#define DEFINE_PROC_SHOW_ATTRIBUTE(__name) \
static int __name##_open(struct inode *inode, struct file *file) \
{ \
	return single_open(file, __name##_show, pde_data(inode)); \
} \
static const struct proc_ops __name##_proc_ops = { \
	.proc_open = __name##_open, .proc_read = seq_read, \
	.proc_lseek = seq_lseek, .proc_release = single_release, \
}
