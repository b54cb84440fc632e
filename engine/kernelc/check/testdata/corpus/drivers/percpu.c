// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/percpu.h>

struct stats { u64 packets, bytes; };

static DEFINE_PER_CPU(struct stats, counts);
static DEFINE_PER_CPU(int, hits);
static struct stats __percpu *dynamic;
static struct stats *forgotten;

static void count(unsigned int bytes)
{
	struct stats *s = this_cpu_ptr(&counts);

	s->packets++;
	s->bytes += bytes;
	this_cpu_inc(hits);
	this_cpu_ptr(dynamic)->packets++;
}

static u64 total(void)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += per_cpu_ptr(dynamic, cpu)->packets + per_cpu(hits, cpu);
	return sum;
}

static u64 wrong(void)
{
	dynamic->bytes = 0;
	forgotten = dynamic;
	return dynamic->packets + this_cpu_ptr(forgotten)->bytes;
}

static int __init stats_init(void)
{
	dynamic = alloc_percpu(struct stats);
	if (!dynamic)
		return -ENOMEM;
	forgotten = alloc_percpu(struct stats);
	count(10);
	return total() + wrong();
}

static void __exit stats_exit(void)
{
	free_percpu(dynamic);
	free_percpu(forgotten);
}
module_init(stats_init);
module_exit(stats_exit);
MODULE_LICENSE("GPL");
