// sparse:
struct pair { int a, b; };
struct triple { int a, b, c; };
extern void stop(void);
extern struct pair make(void);

static int nothing(void)
{
	return;
}

static void something(void)
{
	return 1;
}

static void of_void(void)
{
	return stop();
}

static int void_as_int(void)
{
	return stop();
}

static int *integer_as_pointer(int n)
{
	return n;
}

static int pointer_as_integer(int *p)
{
	return p;
}

static char *shared(const char *p)
{
	return p;
}

static const char *hidden(char *p)
{
	return p;
}

static void *zero(void)
{
	return 0;
}

static unsigned char *signed_away(char *p, signed char *q, unsigned int *r)
{
	if (!p)
		return q;
	if (!q)
		return r;
	return p;
}

static struct pair copied(struct pair *p)
{
	if (p)
		return *p;
	return make();
}

static struct pair other(struct triple *t)
{
	return *t;
}

static struct pair scalar(int n)
{
	return n;
}

static double number(float f)
{
	return f ? 1 : f;
}

static _Bool truth(void *p, double d, struct pair q)
{
	if (p)
		return d;
	return p;
}

static _Bool no_truth(struct pair q)
{
	return q;
}

static int (*chosen(int which))(void)
{
	return which ? nothing : void_as_int;
}

static int (*wrong_function(void))(int)
{
	return stop;
}
