/* Types by their machine mode. */
static int a __attribute__((mode(byte)));
static int b __attribute__((mode(word)));
static int c __attribute__((mode(pointer)));
static int d __attribute__((__mode__(__HI__)));
static int e __attribute__((mode(TI)));
static unsigned f __attribute__((mode(QI)));
static unsigned g __attribute__((mode(SI)));
static unsigned h __attribute__((mode(DI)));
static unsigned i __attribute__((mode(pointer)));

static void show(void)
{
	int **p;

	p = &a;
	p = &b;
	p = &c;
	p = &d;
	p = &e;
	p = &f;
	p = &g;
	p = &h;
	p = &i;
}

void run(void);
void run(void)
{
	show();
}
