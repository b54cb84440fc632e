// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>

static int load_show(struct seq_file *m, void *v)
{
	seq_printf(m, "jiffies %lu\n", jiffies);
	seq_putc(m, '\n');
	return 0;
}
DEFINE_PROC_SHOW_ATTRIBUTE(load);

static int extra_show(struct seq_file *m, void *v)
{
	const char *word = m->private;

	seq_puts(m, word ?: "nothing");
	return 0;
}

static int __init load_init(void)
{
	struct proc_dir_entry *dir = proc_mkdir("loads", NULL);

	if (!dir)
		return -ENOMEM;
	if (!proc_create("now", 0444, dir, &load_proc_ops))
		goto fail;
	if (!proc_create_single_data("extra", 0444, dir, extra_show, "more"))
		goto fail;
	return 0;
fail:
	remove_proc_subtree("loads", NULL);
	return -ENOMEM;
}

static void __exit load_exit(void)
{
	remove_proc_subtree("loads", NULL);
}
module_init(load_init);
module_exit(load_exit);
MODULE_LICENSE("GPL");
