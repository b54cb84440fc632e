// sparse: -Wpast-deep-designator -Wuniversal-initializer
struct options { int a; int *b; } __attribute__((designated_init));
struct pair { struct options first, second; };
struct plain { int a; int *b; };
struct grid { int cell[2][2]; struct plain p; };
union choice { int a; long b; } __attribute__((designated_init));

static struct options good = { .a = 1, .b = (void *)0 };
static struct options bad = { 1, (void *)0 };
static struct options half = { .a = 1, (void *)0 };
static struct options none = { };
static struct options zero = { 0 };
static struct pair pairs = { { 1 }, { .a = 2 } };
static struct pair flat = { 1, (void *)0, 2 };
static struct options list[] = { { 1 }, { .a = 2 }, 3 };
static struct plain universal = { 0 };
static struct plain *pointer = { 0 };
static int *pointers[3] = { 0 };
static struct grid deep = { .cell[0][1] = 1, 2, 3, { 4 } };
static struct grid deeper = { .p.a = 1, (void *)0, .cell[1] = { 1 }, 2 };
static union choice choice = { 1 };

static int locals(void)
{
	struct options o = { 1, 0 }, p = { .b = 0 };
	struct grid g = { .cell = { [1][0] = 1, 2 } };

	return o.a + p.a + g.p.a;
}
