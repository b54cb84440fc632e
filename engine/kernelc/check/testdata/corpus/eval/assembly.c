// sparse:
#define __user __attribute__((noderef, address_space(__user)))
struct pair { int a, b; };
static const int fixed = 1;
static int slots[4];

static inline int exchange(volatile int *p, int n)
{
	asm volatile("xchgl %0, %1" : "=r" (n), "+m" (*p) : "0" (n) : "memory", "cc");
	return n;
}

static int constraints(int n)
{
	asm("nop" : "r" (n));
	asm("nop" : : "=r" (n));
	asm("nop" : "" (n));
	return n;
}

static int operands(int n, struct pair p)
{
	asm("nop" : : "m" (n + 1));
	return n;
}

static int undefined(int n)
{
	asm("nop" : "=r" (n) : "r" (missing));
	asm("nop" : "=r" (gone) : "r" (missing));
	return n;
}

static void constants(void)
{
	asm("nop" : "=r" (fixed));
}

static int users(int __user *p)
{
	int v;

	asm volatile("movl %1, %0" : "=r" (v) : "m" (*p));
	asm volatile("movl %1, %0" : "=m" (*p) : "r" (v));
	asm volatile("nop" : : "r" (p), "m" (slots), "m" (slots[1]));
	return v;
}

static int jumps(int n)
{
	asm goto("jmp %l[out]" : : "r" (n) : : out);
	return 1;
out:
	return 2;
}

static void clobbers(int n)
{
	asm("nop" : : : n);
}
