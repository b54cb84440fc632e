/* Labels: used, unused, local to a block. */
static int walk(int n)
{
	if (n < 0)
		goto out;
	{
		__label__ again;
again:
		if (n-- > 0)
			goto again;
	}
	n = ({ __label__ done; if (n) goto done; done: n + 1; });
unused:
	n++;
out:
	return n;
}
static void *table[2];
static int computed(int n)
{
	table[0] = &&zero;
	table[1] = &&one;
	goto *table[n];
zero:
	return 0;
one:
	return 1;
}
int use(void);
int use(void)
{
	return walk(1) + computed(1);
}
