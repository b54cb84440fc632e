#if __has_attribute(packed) && __has_attribute(__noreturn__) && !__has_attribute(nonsense)
static int a;
#endif
#if __has_builtin(__builtin_expect) && !__has_builtin(memcpy)
static int b;
#endif
#ifdef __has_include
#error include
#endif
#if __has_extension(c_static_assert) && !__has_feature(c_static_assert)
static int c;
#endif
#if __has_attribute(3)
#endif
#if __has_attribute()
#endif
static int *p = a;
