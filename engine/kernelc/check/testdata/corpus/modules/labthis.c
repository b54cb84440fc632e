// sparse: -nostdinc -isystem HEADERS
// labthis: what THIS_MODULE is in a module
#include <linux/module.h>

static int __init t_init(void)
{
	pr_info("labthis: THIS_MODULE=%px name=%s state=%d refcount=%d\n", THIS_MODULE,
		THIS_MODULE->name, THIS_MODULE->state, module_refcount(THIS_MODULE));
	pr_info("labthis: &__this_module=%px same=%d\n", &__this_module,
		THIS_MODULE == &__this_module);
	pr_info("labthis: KBUILD_MODNAME=%s\n", KBUILD_MODNAME);
	pr_info("labthis: try_module_get(NULL)=%d\n", try_module_get(NULL));
	module_put(NULL);
	return 0;
}
static void __exit t_exit(void)
{
	pr_info("labthis: exit state=%d refcount=%d\n", THIS_MODULE->state, module_refcount(THIS_MODULE));
}
module_init(t_init);
module_exit(t_exit);
MODULE_LICENSE("GPL");
