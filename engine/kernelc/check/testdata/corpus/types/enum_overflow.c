/* An enumeration whose last constant has no successor. */
enum limits { LIMIT = 0x7fffffff, BEYOND };
enum unsigned_limits { ULIMIT = 0xffffffff, UBEYOND };
static enum limits a;
static enum unsigned_limits b;
static int *p = &a;
static int *q = &b;

static int *last(void)
{
	int *r = BEYOND;
	r = UBEYOND;
	return p ? q : r;
}

int *get(void);
int *get(void)
{
	return last();
}
