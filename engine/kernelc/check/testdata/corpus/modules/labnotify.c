// sparse: -nostdinc -isystem HEADERS
// labnotify: logs module notifier events
#include <linux/module.h>
#include <linux/notifier.h>

static const char *const names[] = { "LIVE", "COMING", "GOING", "UNFORMED" };
static int ev(struct notifier_block *nb, unsigned long action, void *data)
{
	struct module *m = data;

	pr_info("labnotify: %s -> %s (state=%d)\n", m->name,
		action < 4 ? names[action] : "?", m->state);
	return NOTIFY_OK;
}
static struct notifier_block nb = { .notifier_call = ev };
static int __init n_init(void) { return register_module_notifier(&nb); }
static void __exit n_exit(void) { unregister_module_notifier(&nb); }
module_init(n_init);
module_exit(n_exit);
MODULE_LICENSE("GPL");
