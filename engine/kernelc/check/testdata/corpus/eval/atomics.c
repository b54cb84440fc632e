// sparse:
#define __user __attribute__((noderef, address_space(__user)))
struct node { struct node *next; };
static int counter;
static unsigned long flags;
static struct node *head;
static float ratio;
static _Bool busy;

static int operations(int n)
{
	__sync_synchronize();
	__sync_fetch_and_add(&counter, n);
	__sync_or_and_fetch(&flags, 1UL << n);
	__sync_lock_release(&busy);
	return __atomic_load_n(&counter, 0) + __atomic_fetch_sub(&counter, 1, 5) + __sync_lock_test_and_set(&busy, 1);
}

static struct node *push(struct node *n, int *wrong)
{
	n->next = __atomic_exchange_n(&head, n, 0);
	__atomic_store_n(&head, wrong, 0);
	__atomic_store_n(&head, 0, 0);
	if (__sync_bool_compare_and_swap(&head, n, n->next))
		return __sync_val_compare_and_swap(&head, n, wrong);
	return __atomic_load_n(&counter, 0);
}

static int in_user_memory(int __user *p)
{
	return __atomic_load_n(p, 0);
}

static int no_pointer(int n)
{
	return __sync_fetch_and_add(n, 1);
}

static int of_float(void)
{
	return __atomic_fetch_add(&ratio, 1, 0);
}

static int of_struct(struct node *n)
{
	return __sync_fetch_and_add(n, 1);
}

static int few(void)
{
	return __sync_fetch_and_add(&counter);
}

static int many(void)
{
	return __atomic_load_n(&counter, 0, 1);
}

static int generic(int *p, int *q)
{
	__atomic_load(&counter, p, 0);
	__atomic_store(p, q, 0);
	return __atomic_compare_exchange_n(&counter, p, 1, 0, 0, 0) + __atomic_compare_exchange(p, q, p, 0, 0, 0);
}
