#include <linux/fs.h>
#include <linux/uaccess.h>

int first(char __user *buf);
int first(char __user *buf)
{
	char *copy = buf;
	int n = undefined_name;

	return n + *copy;
}

int second(const char __user *buf);
int second(const char __user *buf)
{
	return *buf;
}

int third(const char __user *buf, char *kernel);
int third(const char __user *buf, char *kernel)
{
	if (buf == kernel)
		return 0;
	return *buf;
}
