// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/notifier.h>

static BLOCKING_NOTIFIER_HEAD(alarms);
static RAW_NOTIFIER_HEAD(raw_alarms);

static int on_alarm(struct notifier_block *nb, unsigned long event, void *data)
{
	const char *what = data;

	pr_info("alarm %lu: %s\n", event, what);
	return event ? NOTIFY_STOP : NOTIFY_OK;
}

static void on_alarm_wrong(struct notifier_block *nb, int event)
{
	nb->priority = event;
}

static struct notifier_block right = { .notifier_call = on_alarm, .priority = 1 };
static struct notifier_block wrong = { .notifier_call = on_alarm_wrong, .next = &right };

static int on_module(struct notifier_block *nb, unsigned long state, void *data)
{
	struct module *m = data;

	if (state == MODULE_STATE_LIVE)
		pr_info("%s lives\n", m->name);
	return NOTIFY_DONE;
}
static struct notifier_block modules = { .notifier_call = on_module };

static int __init alarm_init(void)
{
	blocking_notifier_chain_register(&alarms, &right);
	blocking_notifier_chain_register(alarms, &wrong);
	raw_notifier_call_chain(&raw_alarms, 0, 0);
	if (right.next)
		return right.next->priority;
	return register_module_notifier(&modules);
}

static void __exit alarm_exit(void)
{
	unregister_module_notifier(&modules);
	blocking_notifier_chain_unregister(&alarms, &right);
}
module_init(alarm_init);
module_exit(alarm_exit);
MODULE_LICENSE("GPL");
