/* One bit has no room for a sign. */
struct flags {
	int a:1;
	signed b:1;
	unsigned c:1;
	_Bool d:1;
	long e:1;
};
static struct flags flags;

int any(void)
{
	return flags.a | flags.b | flags.c | flags.d | flags.e;
}
