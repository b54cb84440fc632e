// sparse: -funsigned-char
/* char without a sign. */
static char level = 200;
_Static_assert((char)200 == 200, "unsigned");
_Static_assert((signed char)200 == -56, "signed");
struct flags {
	char one:1;
	char three:3;
};

static int mix(char *p, unsigned char *u, signed char *s, struct flags *f)
{
	char text[] = "abc";
	int *q = p;

	p = "abc";
	p = u;
	p = s;
	s = p;
	level = 300;
	q = &level;
	q = &text;
	return q == 0 || f->one;
}

int use(void);
int use(void)
{
	return mix(0, 0, 0, 0);
}
