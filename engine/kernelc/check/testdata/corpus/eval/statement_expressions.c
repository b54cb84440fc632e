// sparse:
#define __user __attribute__((noderef, address_space(__user)))
#define max(a, b) ({ int _a = (a); int _b = (b); _a > _b ? _a : _b; })
#define get(p) ({ int __v; fetch(&__v, (p)); __v; })
extern int fetch(int *to, const int __user *from);
extern void log(const char *text);
struct node { struct node *next; int keys[4]; };

static int plain(int a, int *p)
{
	return max(a, 3) + max(p, 1) + get(p);
}

static int last_is_void(int a)
{
	int x = ({ log("x"); });
	int y = ({ if (a) 1; });
	int z = ({ int q = a; });

	return x + y + z + ({ });
}

static int *arrays(struct node *n)
{
	int *p = ({ n->keys; });
	char *c = ({ "text"; });

	return ({ struct node m = *n; m.keys; });
}

static void *pointers(struct node *n, int __user *u)
{
	int *p = ({ u; });
	void *q = ({ 0; });
	void *r = ({ (void *)0; });

	({ n; })->next = n;
	({ n; }) = n;
	return ({ q; r; p; });
}

static int jumps(int a)
{
	int b = ({ again: if (a-- > 3) goto again; a; });

	return ({ switch (a) { case 1: b = 2; } b; });
}

static int wrong(int a)
{
	return ({ missing; a; });
}

static int labels(int a)
{
	if (a)
		goto out;
	a = ({ __label__ inner; if (a) goto inner; inner: 1; });
out:
	goto nowhere;
}

static void *addresses(int a)
{
	static void *table[] = { &&one, &&two };

	if (a > 1)
		return &&three;
	goto *table[a];
one:
	return table;
two:
	return 0;
}
