// sparse:
struct bits { unsigned a : 3, : 2, b : 4; int : 0; int c; signed d : 5; _Bool e : 1; };
struct anon { int h; union { int u; char *v; }; struct { int p, q; }; int t; };
struct flexible { int n; int data[]; };
struct zero { int n; char data[0]; };
struct outer { struct anon a; struct flexible f; };

static struct bits bits = { 1, 2, 3, 4, 1 };
static struct bits too_many = { 1, 2, 3, 4, 1, 6 };
static struct bits too_big = { 9, 16, 3, 40, 2 };
static struct bits named = { .b = 1, 2, .e = 3, .a = -1 };
static struct anon flat = { 1, 2, 3, 4, 5 };
static struct anon braces = { 1, { 2 }, { 3, 4 }, 5 };
static struct anon into = { .h = 1, .v = "x", .q = 3, 4 };
static struct anon first = { .u = 1, { 2, 3 }, 4 };
static struct anon wrong = { 1, { "x" }, { .p = 3 }, { 5 } };
static struct anon twice = { .u = 1, .v = "x", .p = 1, .q = 2, .t = 1, .t = 2 };
static struct flexible none = { 1 };
static struct flexible some = { 1, { 2, 3 } };
static struct flexible flat_some = { 1, 2, 3 };
static struct flexible named_some = { .n = 1, .data = { [2] = 3 } };
static struct zero empty = { 1, { } };
static struct zero filled = { 1, { 'x' } };
static struct outer all = { { 1, { 2 }, { 3, 4 }, 5 }, { 6, { 7 } } };
static struct outer deep = { .a.v = "x", .a.q = 2, .f.data[1] = 3 };

static int locals(struct anon *p, int n)
{
	struct anon a = { .u = n, .p = n }, b = *p, c = { p->h, { .v = p->v } };
	struct bits d = { n, .c = p->t };

	return a.h + b.h + c.h + d.c;
}
