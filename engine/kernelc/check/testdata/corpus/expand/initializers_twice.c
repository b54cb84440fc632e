// sparse: -Wno-decl
struct point { int x, y; };
struct line { struct point from, to; int color : 4, width : 4; };
int a[] = { [0] = 1, [1] = 2, [0] = 3 };
int b[5] = { [0 ... 4] = 1, [2] = 5 };
int c[5] = { [0 ... 3] = 1, [2] = 5 };
int d[5] = { [3] = 1, 2, [3] = 4 };
struct point e = { .x = 1, .y = 2, .x = 3 };
struct line f = { .from = { 1, 2 }, .from.x = 3 };
struct line g = { .from.x = 3, .from = { 1, 2 } };
struct line h = { .color = 1, .width = 2, .color = 3 };
struct line i = { .color = 1, .width = 2 };
union u { int n; char c[4]; } j = { .n = 1, .c = "ab" };
int k[2][2] = { [0] = { 1, 2 }, [0][1] = 3, [1] = { 4, [0] = 5 } };
struct point l[] = { { 1, 2 }, [0].y = 3, { .x = 1, .x = 2 } };
static int local(int n)
{
	struct point p = { .x = n, .x = n + 1 };
	static struct point q = { .y = 1, .y = 2 };
	return p.x + q.y + ((struct point){ .x = 1, .x = 2 }).x;
}
