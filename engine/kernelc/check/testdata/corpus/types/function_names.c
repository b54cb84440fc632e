/* The names that functions know themselves by. */
int printf(const char *, ...);

static void first(void)
{
	char *p = __func__;
	char **q = &__FUNCTION__;
	int *r = __PRETTY_FUNCTION__;

	{
		int *s = __func__;
		r = s;
	}
	r = sizeof(__func__);
	*q = p;
}

static void second_one(void)
{
	const char *x = __func__;
	char copy[sizeof(__FUNCTION__)];
	int *y = &copy;

	first();
	printf("%s: %s", __func__, x, y);
}

void run(void);
void run(void)
{
	second_one();
}
