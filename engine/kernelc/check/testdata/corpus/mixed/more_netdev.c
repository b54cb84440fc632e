typedef unsigned char u8; typedef unsigned int u32; typedef unsigned long long u64;
typedef u32 __attribute__((bitwise)) __be32;
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define WARN_ON(c) ({ int __r = !!(c); if (unlikely(__r)) warn(__FILE__, __LINE__); unlikely(__r); })
#define max_t(t, a, b) ({ t __a = (a); t __b = (b); __a > __b ? __a : __b; })
#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, v) do { *(volatile typeof(x) *)&(x) = (v); } while (0)
void warn(const char *, int);
struct net_device { const char *name; u64 stats; __be32 ip; void *priv; struct net_device *next; };
struct netdev_ops { int (*open)(struct net_device *); int (*xmit)(void *skb, struct net_device *); u32 (*sel)(void); };
static int my_open(struct net_device *d) { return WARN_ON(!d) ? -22 : 0; }
static long my_xmit(void *skb, struct net_device *d) { WRITE_ONCE(d->stats, READ_ONCE(d->stats) + 1); return 0; }
static const struct netdev_ops ops = { .open = my_open, .xmit = my_xmit, .sel = NULL };
static struct net_device dev = { .name = "lab", .ip = 0x0100007f, .priv = &dev, .next = 0, };
int module_init(void);
int module_init(void)
{
	struct net_device *d = &dev;
	d->ip = 5;
	if (unlikely(d->ip == 0x01020304) || likely(ops.open(d)))
		return max_t(int, d->stats, sizeof(*d)) + ops.xmit(d, d->priv);
	for (; d; d = d->next)
		if (d->ip & 0xff)
			continue;
	return ops.open(d->name);
}
