/* typeof of objects, expressions, types, bit-fields and functions. */
struct status {
	unsigned ready:1;
	int code;
	const int fixed;
};
static struct status status;
static int counter;
static const volatile int port;
static int table[3];
static int lookup(int index)
{
	return table[index];
}

static typeof(counter) a;
static typeof(&counter) b;
static typeof(int *) c;
static const typeof(counter) d;
static typeof(counter + 1L) e;
static typeof(*b) *f;
static typeof(port) g;
static typeof(&port) h;
static typeof(table) i;
static typeof(table[0]) j;
static typeof(&table) k;
static typeof(lookup) l;
static typeof(&lookup) m;
static typeof(lookup(1)) n;
static typeof(status.ready) o;
static typeof(status.code) q;
static typeof(status.fixed) r;
static __typeof__(struct status) s;

static void assign(void)
{
	char **p;

	p = &a;
	p = b;
	p = c;
	p = &d;
	p = &e;
	p = f;
	p = &g;
	p = h;
	p = i;
	p = &j;
	p = k;
	p = l;
	p = m;
	p = &n;
	p = &o;
	p = &q;
	p = &r;
	p = &s;
}

void run(void);
void run(void)
{
	assign();
}
