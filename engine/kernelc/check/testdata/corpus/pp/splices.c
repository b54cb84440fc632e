#define LONG 1 + \
	2 + \
	3
static int a[LONG == 6 ? 1 : -1];
static int na\
me = 12\
34;
static const char *s = "split \
string";
static int *p = na\
me;
static int *q = LONG;
static int x = 1 +\
+ name;
