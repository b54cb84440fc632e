/* A label that is wrong: twice. */
static int other(void)
{
elsewhere:
	goto elsewhere;
}

int use(int x)
{
again:
	x++;
again:
	x--;
	return x + other();
}
