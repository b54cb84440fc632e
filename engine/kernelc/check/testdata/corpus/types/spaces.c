/* Address spaces on every level of a type. */
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem __attribute__((noderef, address_space(__iomem)))
#define __near __attribute__((address_space(0)))
#define __far __attribute__((address_space(7)))

struct iovec {
	void __user *base;
	unsigned long length;
};
static char __user *pointer;
static char __user *array[3];
static char __user object[3];
static char __user **inner;
static char *__user *outer;
static char __user *__user *both;
static char __near *near;
static char __far *far;
static struct iovec __user *vectors;
typedef const char __user *ustring;
static ustring name;
typedef char __user uchar_t;
static uchar_t *bytes;
static char __user (*window)[16];

static void assign(void)
{
	int *p;

	p = pointer;
	p = array;
	p = array[0];
	p = object;
	p = &object[1];
	p = inner;
	p = *inner;
	p = outer;
	p = both;
	p = near;
	p = far;
	p = vectors;
	p = &vectors->base;
	p = name;
	p = bytes;
	p = window;
}

void run(void);
void run(void)
{
	assign();
}
