// sparse:
#define __user __attribute__((noderef, address_space(__user)))
#define __percpu __attribute__((noderef, address_space(__percpu)))
#define __rcu __attribute__((noderef, address_space(__rcu)))
struct task { struct task __rcu *parent; int __percpu *ticks; char name[16]; void __user *stack; };
struct vec { void __user *base; unsigned long len; };
extern unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
extern int get_user_int(int *to, const int __user *from);
static struct task *current;
static int __user *saved;
static int __percpu counter;

static long copy(char __user *to, const char *from, unsigned long n)
{
	copy_to_user(to, from, n);
	copy_to_user(from, to, n);
	copy_to_user(current->stack, current->name, sizeof current->name);
	copy_to_user(&current->stack, current, 8);
	return copy_to_user((void __user *)from, (void *)to, n);
}

static int address_space(struct vec __user *uv, struct vec *kv, int i)
{
	int x, __user *p = uv[i].base;
	void *q = kv[i].base;
	void __user *r = kv->base;

	saved = &x;
	saved = kv->base;
	p = r;
	q = p;
	get_user_int(&x, p + 1);
	get_user_int(p, &x);
	return x;
}

static int pointers(int __user **where, int *__user *there, int __user *__user *both)
{
	int *k;

	k = *where;
	k = *there;
	saved = *both;
	*where = saved;
	where = &saved;
	there = &k;
	both = there;
	return **where;
}

static struct task *up(struct task *t)
{
	struct task *p = t->parent;
	struct task __rcu *q = t->parent;

	t->parent = current;
	current = q;
	if (t->parent == current)
		return 0;
	return t->parent ? p : q;
}

static int per_cpu(void)
{
	int *p = &counter;
	int __percpu *q = &counter;

	current->ticks = p;
	current->ticks = q;
	return counter + *current->ticks;
}

static long differences(char __user *a, char __user *b, char *k)
{
	return (a - b) + (a < b) + (a == b) + !a + (a && b);
}

static long wrong_differences(char __user *a, char *k)
{
	return a - k;
}

static int wrong_order(char __user *a, char *k)
{
	return a < k || k == a;
}
