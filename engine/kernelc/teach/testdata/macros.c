#include <linux/module.h>
#include <linux/uaccess.h>

#define FIRST(p) (*(p))
#define COPY(to, from) memcpy(to, from, sizeof(*(to)))

int first(const int __user *list);
int first(const int __user *list)
{
	int copy;

	COPY(&copy, list);
	return FIRST(list) + copy;
}
