// sparse: -nostdinc -isystem HEADERS
// labparam: parameter types and permissions
#include <linux/module.h>

static int count = 1;
static bool on;
static char *who = "world";
static unsigned short port = 80;
static int tab[3] = { 1, 2, 3 };
static int tab_n;
static int hidden = 7;
module_param(count, int, 0644);
MODULE_PARM_DESC(count, "how many");
module_param(on, bool, 0444);
module_param(who, charp, 0444);
module_param(port, ushort, 0600);
module_param_array(tab, int, &tab_n, 0444);
module_param(hidden, int, 0);
static int __init p_init(void)
{
	pr_info("labparam: count=%d on=%d who=%s port=%hu tab=%d,%d,%d n=%d hidden=%d\n",
		count, on, who, port, tab[0], tab[1], tab[2], tab_n, hidden);
	return 0;
}
static void __exit p_exit(void) { pr_info("labparam: exit count=%d\n", count); }
module_init(p_init);
module_exit(p_exit);
MODULE_LICENSE("GPL");
