/* Shifts that are assigned shift what is on the left, promoted. */
static long wide(long z, long s)
{
	int x = 1;

	x >>= s;
	x <<= 40L;
	z >>= 63;
	z >>= 70;
	z <<= x;
	x = x >> 40L;
	return z + x;
}

static int narrow(unsigned char c, int i)
{
	c >>= 9;
	c <<= 40;
	i >>= c;
	return c + i;
}

long use(long z);
long use(long z)
{
	return wide(z, 1) + narrow(2, 3);
}
