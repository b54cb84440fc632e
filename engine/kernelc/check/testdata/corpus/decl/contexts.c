/* Lock contexts in declarations. */
#define __acquires(x) __attribute__((context(x, 0, 1)))
#define __releases(x) __attribute__((context(x, 1, 0)))
#define __must_hold(x) __attribute__((context(x, 1, 1)))
#define __acquire(x) __context__(x, 1)
#define __release(x) __context__(x, -1)
struct lock {
	int held;
};
static struct lock big;
static void lock(struct lock *l) __acquires(l);
static void unlock(struct lock *l) __releases(l);
static int count(struct lock *l) __must_hold(l);
static void __acquires(big) enter(void);

static void lock(struct lock *l)
{
	__acquire(l);
}
static void unlock(struct lock *l)
{
	__release(l);
}
static int count(struct lock *l)
{
	return l->held;
}
static void enter(void)
{
	lock(&big);
}

int use(void);
int use(void)
{
	int n;

	enter();
	n = count(&big);
	unlock(&big);
	return n;
}
