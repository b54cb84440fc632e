#include <linux/module.h>

struct point {
	int x, y
};

int sum(struct point *p)
{
	int total = p->x
	total += p->y;
	return total
}

int shown = 1
