#include "space.h"
long copy_to_user(void __user *to, const void *from, unsigned long n);
static char text[16];
long lab_read(char __user *buf, unsigned long n);
long lab_read(char __user *buf, unsigned long n)
{
	buf[0] = text[0];
	return copy_to_user(text, buf, n);
}
int *nothing = 0;
