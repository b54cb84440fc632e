// sparse: -nostdinc -isystem HEADERS
// labkall: what a module knows about itself and about others
#include <linux/module.h>
#include <linux/kallsyms.h>

static int lab_data = 42;
static const char lab_ro[] = "ro";
int labkall_exported(void);
int labkall_exported(void) { return lab_data + lab_ro[0]; }
EXPORT_SYMBOL_GPL(labkall_exported);
static int __initdata lab_initvar = 7;

static int note(struct notifier_block *b, unsigned long state, void *p)
{
	struct module *m = p;
	static const char *const n[] = { "LIVE", "COMING", "GOING", "UNFORMED" };

	pr_info("labkall: notifier %s %s refcount=%d same=%d\n", m->name, n[state], module_refcount(m), m == THIS_MODULE);
	return NOTIFY_OK;
}
static struct notifier_block nb = { .notifier_call = note };

static noinline void __init where(const char *what, const void *p)
{
	pr_info("labkall: %-10s %pS within_module=%d init=%d core=%d\n", what, p, within_module((unsigned long)p, THIS_MODULE),
		within_module_init((unsigned long)p, THIS_MODULE), within_module_core((unsigned long)p, THIS_MODULE));
}
static int __init k_init(void)
{
	pr_info("labkall: name=%s KBUILD_MODNAME=%s state=%d version=%s\n", THIS_MODULE->name, KBUILD_MODNAME, THIS_MODULE->state,
		THIS_MODULE->version ?: "(none)");
	where("k_init", k_init);
	where("exported", labkall_exported);
	where("lab_data", &lab_data);
	where("lab_ro", lab_ro);
	where("initvar", &lab_initvar);
	where("printk", _printk);
	pr_info("labkall: core text %u ro %u total %u, init total %u\n", THIS_MODULE->core_layout.text_size,
		THIS_MODULE->core_layout.ro_size, THIS_MODULE->core_layout.size, THIS_MODULE->init_layout.size);
	return register_module_notifier(&nb);
}
static void __exit k_exit(void)
{
	unregister_module_notifier(&nb);
	pr_info("labkall: exit state=%d\n", THIS_MODULE->state);
}
module_init(k_init);
module_exit(k_exit);
MODULE_LICENSE("GPL");
MODULE_AUTHOR("ringlab");
MODULE_VERSION("1.2");
