// sparse:
struct point { int x, y; };
struct shape { struct point at; int sides; struct { int len[3]; char tag[4]; } body; };
struct named { char *name; int id; };
union value { int i; char *s; double d; };
static int zero = 0;

static struct point positional = { 1, 2 };
static struct point excessive = { 1, 2, 3, 4 };
static struct point designated = { .y = 2, .x = 1 };
static struct point continued = { .x = 1, 2, 3 };
static struct point unknown = { .x = 1, .z = 3 };
static struct point braces = { { 1 }, { 2 } };
static struct point deep_braces = { { { 1 } }, 2 };
static struct point empty = { };
static struct point zeroed = { 0 };
static struct point scalar = 1;
static struct point copied_static = { zero };
static struct point from_literal = (struct point){ 1, 2 };
static struct shape flat = { 1, 2, 3, 4, 5, 6, "abc" };
static struct shape full = { { 1, 2 }, 3, { { 4, 5, 6 }, "abc" } };
static struct shape too_much = { { 1, 2, 3 }, 4, { { 5, 6, 7, 8 }, "abc", 9 }, 10 };
static struct shape nested = { .at.x = 1, .body.len[1] = 2, .body.tag = "x" };
static struct shape into_scalar = { .sides.x = 1 };
static struct shape into_array = { .body.len.x = 1 };
static struct shape index_of_struct = { [0] = 1 };
static struct shape twice = { .sides = 1, .sides = 2, .at = { 1, 2 }, .at.x = 3 };
static struct shape old_style = { sides: 4, at: { 1, 2 } };
static struct named pointer = { 0, 1 };
static struct named pointer_type = { 1, "x" };
static struct named universal = { 0 };
static struct named hex_zero = { 0x0 };
static union value first = { 1 };
static union value both = { 1, "x" };
static union value second = { .s = "x" };
static union value wrong = { .s = 1 };
static union value last = { .i = 1, .d = 2.0 };

static struct shape locals(struct shape *other, int n)
{
	struct shape a = *other, b = { other->at, n }, c = { n, n };
	struct point p = other->at, q = *other, r = { .x = p.y };
	union value u = { n }, v = u, w = { .d = n };

	return n ? a : (struct shape){ .at = p, .sides = q.x + r.x + c.sides + b.sides + v.i + w.i };
}
