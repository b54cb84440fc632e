/* A loop's variables are local. */
static int count(int n)
{
	for (static int i = 0; i < n; i++)
		;
	for (extern int k; n; n--)
		;
	return n;
}

int use(void);
int use(void)
{
	return count(3);
}
