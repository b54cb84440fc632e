#define __user __attribute__((noderef, address_space(__user)))
extern int use(int), take(int (*f)(int __user *));

static inline int peek(int __user *p) { return *p; }
static inline int peek_two(int __user *p) { return peek(p) + peek(p + 1); }
static inline int never(int __user *p) { return *p; }
static inline int by_address(int __user *p) { return *p; }
static inline int by_table(int __user *p) { return *p; }
static inline int wrong(int __user *p) { int *k = p; return *k; }
static inline int rec(int __user *p, int n) { return n ? rec(p, n - 1) : *p; }
static inline int even(int __user *p, int n);
static inline int odd(int __user *p, int n) { return n ? even(p, n - 1) : *p; }
static inline int even(int __user *p, int n) { return n ? odd(p, n - 1) : p[1]; }
extern inline int outside(int __user *p) { return *p; }
inline int plain(int __user *p) { return *p; }
static __attribute__((__always_inline__)) inline int always(int __user *p) { return p[2]; }

static int (*const table[])(int __user *) = { by_table, 0 };

static int a(int __user *p) { return peek_two(p); }
static int b(int __user *p) { return take(by_address) + take(&by_address); }
static int c(int __user *p) { return rec(p, 3); }
static int d(int __user *p) { return odd(p, 3); }
static int e(int __user *p) { return wrong(p) + wrong(p); }
static int f(int __user *p) { return outside(p) + plain(p) + always(p); }
static int g(int __user *p) { return sizeof(peek(p)) + (0 && peek(p)) + (1 ? 2 : peek(p)); }
static int h(int __user *p) { if (0) return peek(p); return use(peek(p)); }
static int i(int __user *p) { return (peek)(p) + (*peek)(p) + (&peek)(p); }
static int j(int __user *p, int n) { return (n ? peek : always)(p); }
