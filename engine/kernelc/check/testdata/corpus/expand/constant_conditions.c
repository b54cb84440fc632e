#define __user __attribute__((noderef, address_space(__user)))
extern int use(int);
static int debug;
static const int level = 2;
static int changed;
static const int table[] = { 1, 2, 3 };
static const struct { int on, off; } opt = { 1, 0 };

static int a(int __user *p) { return 0 && *p; }
static int b(int __user *p) { return 1 || *p; }
static int c(int __user *p) { return 1 ? 2 : *p; }
static int d(int __user *p) { return 0 ? *p : 2; }
static int e(int __user *p) { if (0) return *p; return 0; }
static int f(int __user *p) { while (0) use(*p); return 0; }
static int g(int __user *p) { return debug && *p; }
static int h(int __user *p) { return level == 2 || *p; }
static int i(int __user *p) { changed = 1; return changed && *p; }
static int j(int __user *p) { return table[0] || *p; }
static int k(int __user *p) { return opt.on || *p; }
static int l(int __user *p) { return opt.off && *p; }
static int m(int __user *p) { return sizeof(*p) + _Alignof(*p) + __alignof__(*p); }
static int n(int __user *p) { return __builtin_constant_p(*p) + __builtin_choose_expr(0, *p, 1); }
static int o(int __user *p) { return (0, *p) + (*p, 0); }
static int q(int __user *p) { switch (1) { case 0: return *p; } return 0; }
static int r(int __user *p) { __typeof__(*p) x = 1; return x; }
static int s(int __user *p) { int local = 0; return local && *p; }
static int t(int __user *p) { int local = 0; local = use(1); return local && *p; }
static int u(int __user *p) { return ({ 0; }) && *p; }
static int v(int __user *p) { return !1 && *p; }
static int w(int __user *p) { return (1 > 2) && *p; }
static int x(int __user *p) { return "a" && *p; }
static int y(int __user *p) { for (int z = *p; z < *p; z += *p) use(z); return 0; }
