#define KERN_ERR "3"
int printk(const char *fmt, ...);
#define pr_err(fmt, ...) printk(KERN_ERR fmt, ##__VA_ARGS__)
#define pr_all(args...) printk(args)
#define pr_opt(fmt, args...) printk(fmt , ## args)
#define count_args(...) count_args_(__VA_ARGS__, 4, 3, 2, 1, 0)
#define count_args_(a, b, c, d, n, ...) n

static void log_all(int a, char *s)
{
	pr_err("plain\n");
	pr_err("%d\n", a);
	pr_err("%d %s\n", a, s);
	pr_all("%d\n", a);
	pr_opt("x");
	pr_opt("%d %d", a, a);
	pr_err();
}

static int counts[] = { count_args(a), count_args(a, b), count_args(a, b, c, d) };
static int *p = count_args(1, 2, 3);
