// sparse: -Wsparse-error
static int f(int n, int __user *u)
{
	asm(3);
	asm volatile(n);
	asm("nop" : "=r" (*u) : "r" (*u), "m" (u[1]));
	asm("nop" : "=r" (3));
	asm(f);
	asm();
	return n;
}
asm(3);
asm("x");
int g(void) asm("gg");
int h asm(3);
int k(int __user *u) { return f(1, u); }
