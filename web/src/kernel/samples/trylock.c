// All of this is right. sparse joins the two ways out of the condition before
// it asks which was taken, and takes the lock for held on one of them.
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int hits, misses;

int touch(void);
int touch(void)
{
	if (!spin_trylock(&lock)) {
		misses++;
		return 0;
	}
	hits++;
	spin_unlock(&lock);
	return 1;
}
