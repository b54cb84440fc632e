static int c(int i)
{
	return _Generic(i, long: 1, default. 1);
}
int use(int i) { return c(i); }
