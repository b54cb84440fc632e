// sparse:
#define __user __attribute__((noderef, address_space(__user)))
struct point { int x; };
static int braces = { 1 };
static int braces_comma = { 1, };
static int two = { 1, 2 };
static int none = { };
static int deep = { { 1 } };
static int named = { .x = 1 };
static int indexed = { [0] = 1 };
static int *pointer = 0;
static int *pointer_number = 1;
static int *pointer_cast = (int *)1;
static int __user *user = 0;
static int __user *user_kernel = &braces;
static int *kernel_user = (int __user *)4;
static void *any = &braces;
static const int *constant = &braces;
static int *not_constant = (const int *)0;
static int (*function)(void) = 0;
static int from_pointer = &braces;
static unsigned long from_pointer_cast = (unsigned long)&braces;
static float real = 1;
static int from_real = 1.5;
static _Bool yes = 2, no = &braces;
static char narrow = 300;
static unsigned char narrow_unsigned = -1;
static struct point *literal = &(struct point){ 1 };
static int *array = (int[]){ 1, 2, 3 };
static int value = (int){ 3 };
static int undefined = missing;
static int again = again + 1;
extern int outside = 1;

static int locals(int n, int __user *p, struct point *q)
{
	int a = { n }, b = p, *c = n, *d = p, e = *q, f = q->x;
	int __user *g = c, *h = p;
	struct point i = n, *j = &n, k = { n, n };
	char l = 300, m = n;
	static int o = 1, *r = &o;

	return a + b + *c + *d + e + f + (g == h) + i.x + j->x + k.x + l + m + *r;
}
