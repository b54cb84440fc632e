#define ALIGN(x, a) (((x) + (a) - 1) & ~((a) - 1))
#define swap(a, b) do { typeof(a) __t = (a); (a) = (b); (b) = __t; } while (0)
#define for_each(p, h) for (p = (h); p; p = p->n)
#define BUILD_BUG_ON(c) ((void)sizeof(char[1 - 2 * !!(c)]))
#define BUILD_BUG_ON_ZERO(e) ((int)sizeof(struct { int:(-!!(e)); }))
#define abs(x) __builtin_choose_expr(__builtin_types_compatible_p(typeof(x), long), labs(x), ({ int __x = (x); __x < 0 ? -__x : __x; }))
long labs(long);
struct l { struct l *n; int v; };
int f(struct l *h, int a, long b, char *c);
int f(struct l *h, int a, long b, char *c)
{
	struct l *p; int s = ({ 1; 2; }), t = ({ }), u = ({ int q = 3; }), v = ({ for (;;) break; }), w = ({ if (a) 1; else 2; }), x = ({ return 3; 4; });
	for_each(p, h) s += p->v; for_each(p, a) s++;
	swap(a, b); swap(a, c); swap(*h, *h); swap(h, a);
	BUILD_BUG_ON(sizeof(int) != 4); BUILD_BUG_ON(1); BUILD_BUG_ON(a); BUILD_BUG_ON_ZERO(1); BUILD_BUG_ON_ZERO(a);
	return ALIGN(a, 4) + ALIGN(c, 4) + abs(a) + abs(b) + abs(c) + ({ struct l z = *h; z; }).v + ({ c; })[0] + *({ &a; }) + ({ void g(void); g; })() + t + u + v + w + x + _Alignof(struct l) + __alignof__(a) + _Alignof(void);
	_Static_assert(sizeof(int) == 4, "ok"); _Static_assert(0, "bad"); _Static_assert(a, "nc"); _Static_assert(1); _Static_assert(0); _Static_assert(sizeof(struct l) == 16, "l" "m");
}
