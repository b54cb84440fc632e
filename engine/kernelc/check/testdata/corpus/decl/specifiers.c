/* Specifiers in any order, and said twice. */
static int short a;
static long int unsigned b;
static char unsigned c;
static long long d;
long static int const volatile e = 1;
const const int f = 1;
typedef const int cint;
const cint g = 2;
volatile const volatile int h;
int const *const const i = 0;
int restrict *restrict restrict j;
static _Noreturn _Noreturn void stop(void)
{
	for (;;)
		;
}

int use(void);
int use(void)
{
	if (a)
		stop();
	return a + b + c + d + e;
}
