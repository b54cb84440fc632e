// sparse: -Wtypesign
typedef unsigned char u8;
typedef signed char s8;
struct buffer { u8 *data; char *text; int *counts; unsigned int *sizes; };
extern unsigned long strlen(const char *s);
extern int sum(const unsigned int *values, int n);

static unsigned long bytes(struct buffer *b, s8 *s)
{
	b->text = b->data;
	b->data = s;
	b->counts = b->sizes;
	b->sizes = b->counts;
	return strlen(b->data) + strlen(s) + sum(b->counts, 3);
}

static int *converted(unsigned int *p, long *l, unsigned long *ul)
{
	l = ul;
	ul = (unsigned long *)l;
	return p;
}

static int compared(struct buffer *b, int *i, unsigned int *u)
{
	return i == b->counts;
}

static int compared_wrong(struct buffer *b, int *i, unsigned int *u)
{
	return i == u;
}

static int compared_chars(struct buffer *b)
{
	return b->text == b->data;
}
