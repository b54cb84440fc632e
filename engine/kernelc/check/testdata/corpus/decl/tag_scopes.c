/* Tags of inner blocks hide those of outer ones. */
struct item {
	int value;
};
enum kind { OUTER };

static int inner(struct item *outer)
{
	struct item {
		char name[4];
	} local = { "abc" };
	struct item *p = outer;
	enum kind { INNER = 7 };
	enum kind k = INNER;

	{
		struct item;
		struct item *unknown = p;
		p = unknown;
	}
	{
		struct item { long l; } deep = { 1 };
		p = &deep;
	}
	return local.name[0] + k + (p == 0);
}

int use(struct item *i);
int use(struct item *i)
{
	return inner(i);
}
