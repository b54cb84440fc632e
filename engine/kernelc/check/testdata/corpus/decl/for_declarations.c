/* Declarations in for. */
static int sum(int *values, int n)
{
	int total = 0;

	for (int i = 0, j = n - 1; i < j; i++, j--) {
		int i = values[j];
		total += i;
	}
	for (struct { int a; } s = { 0 }; s.a < n; s.a++)
		total += s.a;
	return total + i;
}

int use(int *values);
int use(int *values)
{
	return sum(values, 3);
}
