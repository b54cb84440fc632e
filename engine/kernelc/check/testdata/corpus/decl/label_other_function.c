/* A label that is wrong: other function. */
static int other(void)
{
elsewhere:
	goto elsewhere;
}

int use(int x)
{
	goto elsewhere;
	return x + other();
}
