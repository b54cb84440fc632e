// sparse: -Wpedantic
#define setup(name, flags) static int name = (flags)
setup(alpha,
#if 1
	1
#endif
	);
int *p = 0;
