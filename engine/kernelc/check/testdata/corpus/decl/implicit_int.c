/* int, left out. */
static limit = 3;
static const fixed = 4;
register_count;
static start(void)
{
	static calls;
	const step = 2;

	calls += step;
	return calls + limit + fixed;
}

int use(void);
int use(void)
{
	return start() + register_count;
}
