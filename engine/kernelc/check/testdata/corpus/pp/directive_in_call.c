#define setup(name, flags, mode) static int name = (flags) + (mode)
setup(alpha,
#ifdef CONFIG_SMP
	1,
#else
	2,
#endif
	3);
setup(beta,
#define EXTRA 4
	EXTRA, 5);
setup(gamma, 1
#undef EXTRA
	, 2);
int *p = 0;
