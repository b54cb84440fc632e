#define __acquires(x) __attribute__((context(x, 0, 1)))
#define __releases(x) __attribute__((context(x, 1, 0)))

struct lock { int v; };
struct lock_ops {
	void (*lock)(struct lock *) __acquires(l);
	void (*unlock)(struct lock *) __releases(l);
};
typedef void (*locker_t)(struct lock *) __attribute__((context(0, 1)));
extern void (*take)(struct lock *) __acquires(l);
extern void __attribute__((context(0, 2))) take_two(void);
extern void __attribute__((context(2, 0))) drop_two(void);
extern void check_held(void) __attribute__((context(1, 1)));
extern struct lock gl;

static void by_member(struct lock_ops *ops, struct lock *l)
{
	ops->lock(l);
}

static void by_typedef(locker_t f, struct lock *l)
{
	f(l);
}

static void by_variable(struct lock *l)
{
	take(l);
	(*take)(l);
}

static void two(void)
{
	take_two();
	drop_two();
}

static void one_of_two(void)
{
	take_two();
	__context__(-1);
}

static void by_statement(int n)
{
	__context__(1);
	if (n)
		__context__(-1);
	else
		__context__(gl, -1);
}

static void with_expression(int n)
{
	__context__(1 + 1 - 1);
	check_held();
	__context__(sizeof(char) * -1);
}

static void both(void) __attribute__((context(0, 1))) __attribute__((context(0, 1)))
{
	take_two();
}

static void (*const table[])(void) = { two, both };
static void called_from_table(void)
{
	table[0]();
	table[1]();
}
