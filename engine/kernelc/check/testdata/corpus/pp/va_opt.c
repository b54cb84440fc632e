int printk(const char *fmt, ...);
#define log(fmt, ...) printk(fmt __VA_OPT__(,) __VA_ARGS__)

static void run(void)
{
	log("one");
	log("%d", 2);
}
