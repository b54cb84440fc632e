// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(gate);
static DEFINE_MUTEX(door);
static int passed;

static int pass(void)
{
	if (!spin_trylock(&gate))
		return -EBUSY;
	passed++;
	spin_unlock(&gate);
	return 0;
}

static int pass_if(void)
{
	if (spin_trylock(&gate)) {
		passed++;
		spin_unlock(&gate);
		return 0;
	}
	return -EBUSY;
}

static int pass_forgets(void)
{
	if (spin_trylock(&gate))
		passed++;
	return passed;
}

static int knock(void)
{
	if (!mutex_trylock(&door))
		return -EBUSY;
	passed++;
	return 0;
}

static int __init gate_init(void)
{
	return pass() + pass_if() + pass_forgets() + knock();
}
module_init(gate_init);
MODULE_LICENSE("GPL");
