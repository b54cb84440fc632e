// sparse: -nostdinc -isystem HEADERS
// labpcb: module_param_cb with set/get callbacks, array and string parameters, writable through sysfs
#include <linux/module.h>

static int level = 1;
static int level_set(const char *val, const struct kernel_param *kp)
{
	int v, r = kstrtoint(val, 0, &v);

	pr_info("labpcb: set(\"%.*s\") strlen=%zu kstrtoint=%d\n", (int)strcspn(val, "\n"), val, strlen(val), r);
	if (r)
		return r;
	if (v < 0 || v > 9)
		return -ERANGE;
	*(int *)kp->arg = v;
	return 0;
}
static int level_get(char *buf, const struct kernel_param *kp)
{
	return sysfs_emit(buf, "level is %d\n", *(int *)kp->arg);
}
static const struct kernel_param_ops level_ops = { .set = level_set, .get = level_get };
module_param_cb(level, &level_ops, &level, 0644);

static int tab[4] = { 1, 2, 3 };
static unsigned int tab_n = 3;
module_param_array(tab, int, &tab_n, 0644);
static char name[8] = "ring";
module_param_string(name, name, sizeof(name), 0644);
static bool flag;
module_param(flag, bool, 0644);
static ulong mask = 5;
module_param(mask, ulong, 0644);
static u8 tiny;
module_param(tiny, byte, 0644);
static int alias_of = 3;
module_param_named(other, alias_of, int, 0444);

static int __init p_init(void)
{
	pr_info("labpcb: init level=%d tab_n=%u name=%s\n", level, tab_n, name);
	return 0;
}
static void __exit p_exit(void)
{
	pr_info("labpcb: exit level=%d tab={%d,%d,%d,%d} tab_n=%u name=%s flag=%d mask=%lu tiny=%u\n",
		level, tab[0], tab[1], tab[2], tab[3], tab_n, name, flag, mask, tiny);
}
module_init(p_init);
module_exit(p_exit);
MODULE_DESCRIPTION("parameter callbacks");
MODULE_LICENSE("GPL");
