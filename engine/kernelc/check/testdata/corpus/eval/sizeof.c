// sparse: -Wsparse-all
struct packet { int length; char data[]; };
struct header { struct packet p; };
struct hidden;
struct flags { unsigned ready : 1; unsigned mode : 3; };
extern struct hidden *lookup(void);
extern int table[];
extern int known[4];
int main(int argc, char **argv);

static unsigned long sizes(struct packet *p, void *v, _Bool b)
{
	unsigned long n = sizeof(int) + sizeof p + sizeof *p + sizeof(struct packet);

	n += sizeof(void);
	n += sizeof *v;
	n += sizeof(_Bool) + sizeof b;
	n += sizeof(main);
	n += sizeof(struct hidden);
	n += sizeof *lookup();
	n += sizeof known / sizeof known[0];
	n += sizeof(char[4]) + sizeof "text" + sizeof('c');
	n += _Alignof(long) + __alignof__(p);
	n += sizeof(struct header);
	return n;
}

static unsigned long flexible(struct packet *p)
{
	return sizeof p->data;
}

static unsigned long unknown(void)
{
	return sizeof table;
}

static unsigned long bits(struct flags *f)
{
	return sizeof f->mode;
}

static unsigned long variable(int n)
{
	int line[n];
	char grid[n][3];

	return sizeof line + sizeof grid + sizeof(long[n]);
}

static void *arithmetic(void *p, int (*f)(void))
{
	p = p + 1;
	p += 2;
	p++;
	return p - 1;
}

static long expensive(struct packet *a, struct packet *b, int (*x)[3], int (*y)[3])
{
	return (a - b) + (x - y) + (&known[1] - known);
}
