/* Declarations that repeat each other without a difference. */
#define __user __attribute__((noderef, address_space(__user)))
typedef unsigned int u32;
typedef u32 u32;
typedef unsigned int u32;

static int helper(int);
int helper(int a)
{
	return a;
}
extern u32 limit;
u32 limit;
extern int sizes[];
int sizes[5];
int open_file(const char *name, int mode);
int open_file(const char *const name, const int mode)
{
	return helper(mode) + sizes[0] + (name == 0);
}
int each(int values[3], int step(int));
int each(int *values, int (*step)(int))
{
	return step(*values);
}
int copy(char *restrict to, const char __user *from);
int copy(char *to, const char __user *from)
{
	return to == 0 || from == 0;
}
struct list;
struct list {
	struct list *next;
};
struct list;
extern struct list head;
struct list head;
int printf(const char *, ...);
int printf(const char *format, ...);
int main(void)
{
	return printf("x");
}
