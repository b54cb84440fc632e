// A pointer that others may replace at any time is taken with
// rcu_dereference(), and published with rcu_assign_pointer().
#include <linux/rcupdate.h>
#include <linux/slab.h>

struct config {
	int threshold;
};

static struct config __rcu *current_config;

static int threshold_wrong(void)
{
	return current_config->threshold;
}

static int threshold_right(void)
{
	struct config *config;
	int threshold;

	rcu_read_lock();
	config = rcu_dereference(current_config);
	threshold = config ? config->threshold : 0;
	rcu_read_unlock();
	return threshold;
}

static void publish(struct config *next)
{
	struct config *old = current_config;

	rcu_assign_pointer(current_config, next);
	synchronize_rcu();
	kfree(old);
}

int exchange(struct config *next);
int exchange(struct config *next)
{
	publish(next);
	return threshold_wrong() + threshold_right();
}
