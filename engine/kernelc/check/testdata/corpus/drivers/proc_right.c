// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct note {
	struct list_head list;
	int number;
	char text[32];
};

static LIST_HEAD(notes);
static DEFINE_MUTEX(notes_lock);
static int count;

static void *notes_start(struct seq_file *m, loff_t *pos)
{
	mutex_lock(&notes_lock);
	return seq_list_start(&notes, *pos);
}

static void *notes_next(struct seq_file *m, void *v, loff_t *pos)
{
	return seq_list_next(v, &notes, pos);
}

static void notes_stop(struct seq_file *m, void *v)
{
	mutex_unlock(&notes_lock);
}

static int notes_show(struct seq_file *m, void *v)
{
	struct note *n = list_entry(v, struct note, list);

	seq_printf(m, "%d: %s\n", n->number, n->text);
	return 0;
}

static const struct seq_operations notes_seq = {
	.start = notes_start,
	.next = notes_next,
	.stop = notes_stop,
	.show = notes_show,
};

static int notes_open(struct inode *inode, struct file *file)
{
	return seq_open(file, &notes_seq);
}

static ssize_t notes_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	struct note *n = kzalloc(sizeof(*n), GFP_KERNEL);

	if (!n)
		return -ENOMEM;
	if (strncpy_from_user(n->text, buf, min(len, sizeof(n->text) - 1)) < 0) {
		kfree(n);
		return -EFAULT;
	}
	mutex_lock(&notes_lock);
	n->number = count++;
	list_add_tail(&n->list, &notes);
	mutex_unlock(&notes_lock);
	return len;
}

static const struct proc_ops notes_ops = {
	.proc_open = notes_open,
	.proc_read = seq_read,
	.proc_write = notes_write,
	.proc_lseek = seq_lseek,
	.proc_release = seq_release,
};

static int __init notes_init(void)
{
	return proc_create("notes", 0644, NULL, &notes_ops) ? 0 : -ENOMEM;
}

static void __exit notes_exit(void)
{
	struct note *n, *next;

	remove_proc_entry("notes", NULL);
	list_for_each_entry_safe(n, next, &notes, list) {
		list_del(&n->list);
		kfree(n);
	}
}
module_init(notes_init);
module_exit(notes_exit);
MODULE_LICENSE("GPL");
