/* sparse asks for the length of a variable array whenever it shows the type. */
static void compare(int n)
{
	int a[n];
	char **p = &a;
	int (*q)[n] = &a;

	p = q;
	p = &a;
}

static void assign(int n)
{
	char line[n][80];
	long *l = line;

	line = 3;
	l = &line;
}

void run(int n);
void run(int n)
{
	compare(n);
	assign(n);
}
