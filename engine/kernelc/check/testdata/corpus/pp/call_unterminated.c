#define pr_info(fmt, ...) printk("info: " fmt, ##__VA_ARGS__)
int printk(const char *fmt, ...);

static void hello(void)
{
	pr_info("hello %d\n", (1 + 2);
}

static int after;
