struct p { int x, y; const char *n; struct { int q[2]; } in; union { int i; char *c; }; void (*cb)(void); unsigned bf:4; };
struct p a = { 1, 2, "n", { { 3, 4 } }, { 5 }, 0, 6 }, b = { .y = 1, .x = 2, 3, .in.q[1] = 4, .c = "u", .z = 1, .in = { 1 }, y: 5, .bf = 17 };
struct p c[] = { { 1 }, { 2 }, [4] = { .n = 5 }, [1].x = 3, [2 ... 3] = { .cb = 1 } }, d = { { 1 } }, e = { 1, { 2 } }, f = { }, g = { 0 }, h = { NULLX }, i = a, j = { a }, k = 1;
union v { int i; char c[4]; float f; } l = { 1 }, m = { .c = "abcd" }, n = { 1, 2 }, o = { .f = 1 }, p = { "s" };
const char *names[] = { "a", "b" "c", 0, 'd', [2] = "e", [0] = "f" }, msg[] = "x" "y", wide[] = L"w";
int w[] = L"wide", q[3] = { 1, 2, 3, 4 }, r[] = { }, s = { 1, 2 }, t = { { 1 } }, u = { }, x[2][2] = { 1, { 2, 3 }, 4 };
int fn(int n);
int fn(int n)
{
	struct p lp = { n, .in = { { n, n } } }, *pp = &(struct p){ .x = n }, lq = lp, lr = *pp, ls = { lp }, lt = (struct p){ n };
	int la[n] = { 1 }, lb[2] = { [n] = 1 }, lc[] = { n, [3] = n }; static int sn = n; static struct p *sp = &lp; char ld[] = { "abc" }, le[2] = "abc";
	extern int ex = 3; register int rg = n; const int cn; auto int au = { n };
	return lq.x + lr.x + ls.x + lt.x + la[0] + lb[0] + sizeof lc + sn + sp->x + ld[0] + le[0] + ex + rg + cn + au;
}
