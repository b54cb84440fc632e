// Along every path through a function a lock is given back as often as it is
// taken, unless the function says that it takes or gives it.
#include <linux/errno.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(lock);
static int stock;

static int take_one(void)
{
	spin_lock(&lock);
	if (stock == 0)
		return -EAGAIN;
	stock--;
	spin_unlock(&lock);
	return 0;
}

static void stock_begin(void) __acquires(&lock)
{
	spin_lock(&lock);
}

static void stock_end(void) __releases(&lock)
{
	spin_unlock(&lock);
}

static void give(int many)
{
	stock_begin();
	if (many > 0)
		stock += many;
	else
		stock_end();
	stock_end();
}

int trade(int many);
int trade(int many)
{
	give(many);
	return take_one();
}
