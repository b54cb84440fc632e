enum fwd;
enum late;
static enum late l;
int use(enum fwd x, enum late y);
int use(enum fwd x, enum late y)
{
	if (x)
		return 1;
	while (y)
		x = y;
	switch (x) { case 1: return 2; }
	for (; x && !y; )
		x++;
	return (x ? 2 : 3) + x + (x == y) + (int)x + sizeof(x) + sizeof(enum fwd) + l;
}
enum late { LATE = 1 };
struct task { int id; name[16]; char *stack; };
static int count(struct task *t) { return sizeof t->name + sizeof(*t) + t->name[2]; }
struct dev { unsigned id; vals[4]; void gap[2]; } dev = { 1, { 2 }, { 3 } };
int n = sizeof(dev.vals) + sizeof(dev.gap) + sizeof(struct dev);
int m(void) { return count(0); }
