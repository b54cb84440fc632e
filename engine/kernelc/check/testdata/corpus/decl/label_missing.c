/* A label that is wrong: missing. */
static int other(void)
{
elsewhere:
	goto elsewhere;
}

int use(int x)
{
	goto nowhere;
	return x + other();
}
