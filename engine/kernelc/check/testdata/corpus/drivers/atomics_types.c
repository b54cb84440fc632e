// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/atomic.h>
#include <linux/bitops.h>

static atomic_t users = ATOMIC_INIT(0);
static atomic64_t bytes;
static int plain;

static int wrong_pointers(void)
{
	atomic_inc(&plain);
	atomic_add(&users, 1);
	set_bit(3, &plain);
	atomic64_inc(&users);
	return atomic_read(&bytes) + atomic_dec_and_test(users.counter);
}

static int __init a_init(void)
{
	return wrong_pointers() + READ_ONCE(plain) + xchg(&plain, 2) + cmpxchg(&plain, 2, 3);
}
module_init(a_init);
MODULE_LICENSE("GPL");
