#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
static inline unsigned readl(const volatile void __iomem *addr) { return *(const volatile unsigned __force *)addr; }
static inline void writel(unsigned v, volatile void __iomem *addr) { *(volatile unsigned __force *)addr = v; }
struct regs { unsigned ctl, st; };
struct dev { void __iomem *base; struct regs __iomem *r; char __user *ub; };
int poll(struct dev *d, void *k, void __user *u);
int poll(struct dev *d, void *k, void __user *u)
{
	unsigned v = readl(d->base + 4);
	v |= readl(&d->r->ctl);
	v |= readl(k);
	v |= readl(u);
	v |= d->r->st;
	writel(v, d->base);
	writel(v, d->ub);
	writel(d->base, v);
	d->base = k;
	d->r = d->base;
	d->ub = d->base;
	*(unsigned *)d->base = 1;
	return *(int __iomem *)k + *(volatile int *)(d->base + 8);
}
