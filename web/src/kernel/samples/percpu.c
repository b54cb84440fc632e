// A per-CPU pointer names no copy until it is said whose.
#include <linux/percpu.h>
#include <linux/types.h>

struct counts {
	u64 packets;
};

static struct counts __percpu *counts;

static void count_wrong(void)
{
	counts->packets++;
}

static void count_right(void)
{
	struct counts *mine = this_cpu_ptr(counts);

	mine->packets++;
}

static u64 first(void)
{
	struct counts *copy = counts;

	return copy->packets;
}

u64 count_all(void);
u64 count_all(void)
{
	count_wrong();
	count_right();
	return first();
}
