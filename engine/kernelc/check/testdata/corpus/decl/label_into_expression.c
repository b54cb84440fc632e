/* A label that is wrong: into expression. */
static int other(void)
{
elsewhere:
	goto elsewhere;
}

int use(int x)
{
	x = ({ inside: 3; });
	goto inside;
	return x + other();
}
