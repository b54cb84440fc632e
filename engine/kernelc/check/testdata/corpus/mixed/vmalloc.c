#define __iomem __attribute__((noderef, address_space(__iomem)))
#define __force __attribute__((force))
#define __must_check __attribute__((warn_unused_result))
#define __printf(a, b) __attribute__((format(printf, a, b)))
#define __init __attribute__((__section__(".init.text"))) __attribute__((cold))
#define __exit __attribute__((__section__(".exit.text"))) __attribute__((__used__))
#define __aligned(x) __attribute__((__aligned__(x)))
#define __packed __attribute__((__packed__))
#define noinline __attribute__((noinline))
#define __weak __attribute__((weak))
#define fallthrough __attribute__((__fallthrough__))
#define module_init(f) static inline int __inittest(void) { return f(); } int init_module(void) __attribute__((alias(#f)));
#define MODULE_LICENSE(x) static const char __mod_license[] __attribute__((used, section(".modinfo"))) = "license=" x
#define EXPORT_SYMBOL(s) extern typeof(s) s; static const unsigned long __ks_##s __attribute__((used)) = (unsigned long)&s
int printk(const char *, ...) __printf(1, 2);
void *ioremap(unsigned long, unsigned long) __must_check;
struct hw { unsigned char a; unsigned int b __aligned(16); unsigned short c __packed; } __packed __aligned(4);
static noinline __weak int probe(int n)
{
	void __iomem *r = ioremap(0x1000, sizeof(struct hw));
	struct hw __iomem *h = r;
	switch (n) {
	case 1:
		n = h->b;
		fallthrough;
	case 2:
		printk("%d %p\n", n, r);
		break;
	default:
		return __builtin_offsetof(struct hw, c) + _Alignof(struct hw);
	}
	return 0;
}
static int __init my_init(void) { return probe(1); }
static void __exit my_exit(void) { probe(2); }
module_init(my_init);
MODULE_LICENSE("GPL");
EXPORT_SYMBOL(probe);
EXPORT_SYMBOL(nothing);
int x __attribute__((nosuch)), y __attribute__((mode(DI))), z __attribute__((mode(XX))), w __attribute__((aligned(3))), v __attribute__((address_space)), u __attribute__((context)), t __attribute__(noparen), s __attribute__((vector_size(16)));
