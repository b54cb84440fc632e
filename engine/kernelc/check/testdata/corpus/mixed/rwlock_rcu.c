#define __acquires(x) __attribute__((context(x, 0, 1)))
#define __releases(x) __attribute__((context(x, 1, 0)))
#define __must_hold(x) __attribute__((context(x, 1, 1)))
#define __acquire(x) __context__(x, 1)
#define __release(x) __context__(x, -1)
#define rcu_read_lock() __acquire(RCU)
#define rcu_read_unlock() __release(RCU)
#define guard(l) for (int __once = (lock(l), 1); __once; unlock(l), __once = 0)
struct m { int l; int n; struct m *next; };
void lock(int *l) __acquires(l); void unlock(int *l) __releases(l);
int try(int *l);
#define trylock(l) ({ int __r = try(l); if (__r) __acquire(l); __r; })
#define trylock2(l) (try(l) ? ({ __acquire(l); 1; }) : 0)
static int a(struct m *m) { rcu_read_lock(); for (; m; m = m->next) { if (m->n == 3) { rcu_read_unlock(); return 1; } } rcu_read_unlock(); return 0; }
static int b(struct m *m) { rcu_read_lock(); for (; m; m = m->next) if (m->n == 3) return 1; rcu_read_unlock(); return 0; }
static int c(struct m *m) { if (trylock(&m->l)) { m->n++; unlock(&m->l); return 1; } return 0; }
static int d(struct m *m) { if (!trylock(&m->l)) return 0; m->n++; unlock(&m->l); return 1; }
static int e(struct m *m) { if (!trylock2(&m->l)) return 0; m->n++; unlock(&m->l); return 1; }
static int f(struct m *m) { int r = trylock2(&m->l); if (!r) return 0; unlock(&m->l); return r; }
static int g(struct m *m) { guard(&m->l) { m->n++; if (m->n > 4) break; } return 0; }
static int h(struct m *m) { guard(&m->l) m->n++; return 0; }
static int i(struct m *m) { do { lock(&m->l); } while (m->n++ < 3); unlock(&m->l); return 0; }
static int j(struct m *m) { lock(&m->l); return m->n ? ({ unlock(&m->l); 1; }) : 0; }
static int k(struct m *m) { int ret = -1; lock(&m->l); if (m->n) goto out; ret = 0; out: unlock(&m->l); return ret; }
static int l(struct m *m) { int ret = -1; if (!m) goto out; lock(&m->l); ret = m->n; out: unlock(&m->l); return ret; }
static int n(struct m *m) { lock(&m->l); while (1) { if (m->n) break; unlock(&m->l); lock(&m->l); } unlock(&m->l); return 0; }
static int o(struct m *m) { lock(&m->l); m->n && (unlock(&m->l), 1); return 0; }
static int p(struct m *m) { lock(&m->l); lock(&m->next->l); unlock(&m->l); return 0; }
static __must_hold(x) int q(struct m *m) { unlock(&m->l); lock(&m->l); return 0; }
static void r(struct m *m) __acquires(m) { lock(&m->l); }
static void s(struct m *m) __releases(m); static void s(struct m *m) { r(m); }
int all(struct m *x); int all(struct m *x) { r(x); s(x); return a(x) + b(x) + c(x) + d(x) + e(x) + f(x) + g(x) + h(x) + i(x) + j(x) + k(x) + l(x) + n(x) + o(x) + p(x) + q(x); }
