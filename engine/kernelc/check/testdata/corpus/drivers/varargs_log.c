// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/kernel.h>
#include <linux/stdarg.h>

static char line[128];

static __printf(2, 3) int note(int level, const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vscnprintf(line, sizeof(line), fmt, args);
	va_end(args);
	return n + level;
}

static int sum(int n, ...)
{
	int total = 0;
	va_list ap;

	va_start(ap, n);
	while (n--)
		total += va_arg(ap, int);
	va_end(ap);
	return total;
}

static int __init note_init(void)
{
	char *name = kasprintf(0, "%s-%d", "note", 1);
	const char __user *up = (const char __user *)1;

	note(0, "%s\n", name);
	note(1, up);
	note("x", 1, 2);
	note();
	return sum(2, 3, 4) + snprintf(0, 0, "%d", up);
}
module_init(note_init);
MODULE_LICENSE("GPL");
