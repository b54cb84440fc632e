// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/atomic.h>
#include <linux/bitops.h>

static atomic_t users = ATOMIC_INIT(0);
static atomic64_t bytes;
static unsigned long state;
static int plain;
static DECLARE_BITMAP(slots, 128);

static int take(void)
{
	int i;

	if (!atomic_add_unless(&users, 1, 10))
		return -EBUSY;
	if (test_and_set_bit(0, &state))
		return -EALREADY;
	i = find_first_zero_bit(slots, 128);
	set_bit(i, slots);
	for_each_set_bit(i, slots, 128)
		plain += i;
	atomic64_add(plain, &bytes);
	return i;
}

static int misuse(void)
{
	users++;
	if (users > 3)
		atomic_set(users, 0);
	plain = users;
	atomic_inc(&plain);
	atomic_add(&users, 1);
	set_bit(3, &plain);
	return atomic_read(&bytes) + atomic_cmpxchg(&users, 0, 1);
}

static int __init a_init(void)
{
	return take() + misuse();
}
module_init(a_init);
MODULE_LICENSE("GPL");
