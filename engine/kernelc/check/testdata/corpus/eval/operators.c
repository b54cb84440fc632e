// sparse:
struct counter { unsigned long hits; long misses; };
struct ring { struct counter c; int slots[8]; char *name; struct ring *next; };
static struct ring rings[4];
static int limit;
static float ratio;

static long total(struct ring *r)
{
	return r->c.hits + r->c.misses;
}

static int add_structs(struct ring *r)
{
	return r->c + rings[0].c;
}

static int negate(struct ring *r)
{
	return -r->c + limit;
}

static int invert(void)
{
	return ~ratio;
}

static int modulo(void)
{
	return ratio % 3;
}

static int shift(void)
{
	return ratio << 2;
}

static int multiply_pointer(struct ring *r)
{
	return r * 2;
}

static struct ring *add_pointers(struct ring *r)
{
	return r + rings;
}

static struct ring *subtract_from_int(struct ring *r)
{
	return 4 - r;
}

static int mask(char *p)
{
	return p & 7;
}

static int float_index(int i)
{
	return rings[ratio].slots[i];
}

static int not_an_array(int i)
{
	return limit[i];
}

static int reversed(int i)
{
	return i[rings].slots[1] + 2[rings[0].slots];
}
