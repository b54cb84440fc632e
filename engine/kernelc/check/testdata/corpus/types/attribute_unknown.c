// sparse: -Wunknown-attribute -Wtransparent-union
/* Attributes that sparse does not know. */
static int a __attribute__((no_such_thing));
static int b __attribute__((also_not(1, "x"), cold, __also_none__));
typedef union { int *i; char *c; } either_t __attribute__((transparent_union));
static int log_it(const char *format, ...) __attribute__((format(printf, 1, 2), noinline));

int run(either_t e);
int run(either_t e)
{
	return a + b + (e.i == 0) + log_it("x");
}
