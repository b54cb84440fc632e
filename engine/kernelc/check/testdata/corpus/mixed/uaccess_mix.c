#define __user __attribute__((noderef, address_space(__user)))
#define __force __attribute__((force))
#define __safe __attribute__((safe))
#define __nocast __attribute__((nocast))
#define __private __attribute__((noderef))
#define ACCESS_PRIVATE(p, m) (*((typeof((p)->m) __force *) &(p)->m))
#define get_user(x, p) ({ int __e = 0; typeof(*(p)) __v; __chk(p); __v = *(typeof(*(p)) __force *)(p); (x) = (typeof(*(p)))__v; __e; })
#define put_user(x, p) ({ void __user *__p = (p); typeof(*(p)) __x = (x); __chk(__p); *(typeof(*(p)) __force *)__p = __x; 0; })
#define untagged(p) ((typeof(p))(unsigned long)(p))
void __chk(const volatile void __user *);
typedef unsigned long __nocast jif_t; typedef int __user uint_t; typedef char __user *ustr_t;
struct t { int __private p; char __user *s; ustr_t u; const uint_t *ci; int (*cb)(ustr_t); };
long f(struct t *t, ustr_t u, const char __user *cu, char *k, jif_t j, int *__safe sp, struct t __user *ut);
long f(struct t *t, ustr_t u, const char __user *cu, char *k, jif_t j, int *__safe sp, struct t __user *ut)
{
	char c; int n; long l = j; unsigned int ui = j; jif_t j2 = 5; j2 = ui; j2 = l; j2 = (jif_t)ui; j2 += 1; j2++;
	get_user(c, u); get_user(c, k); get_user(n, &ut->p); get_user(c, ut->s); get_user(k, &ut->s); put_user(c, u); put_user(c, cu); put_user(5, k); put_user(k, &ut->s); put_user(u, &ut->u);
	t->p = 3; ACCESS_PRIVATE(t, p) = 4; n = t->p + ACCESS_PRIVATE(t, p); t->s = k; t->u = t->s; t->ci = (void *)0; n = *t->ci; n = t->cb(k); n += t->cb(u);
	if (sp) n++; if (!sp) n--; n += *sp; if (sp == 0) return 1;
	u = untagged(u); k = untagged(u); u = (void *)u; u = (void __user *)k; u = (__force void __user *)k; k = (__force void *)u; k = (char __force *)u; k = (void __user *)u; cu = "str"; u = "str"; (void)(cu == k); (void)(u < cu);
	return (long)u + (unsigned long)u + (int)(long)u + (unsigned long long)u + (ui ? (long)cu : l) + !u + (u - cu) + (k - u) + *(u + n) + *(char *)u + ((char __force *)u)[1];
}
