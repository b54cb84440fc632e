/* inline with and without static, extern and attributes. */
static inline int first(int x);
static inline int first(int x)
{
	return x + 1;
}
inline static int second(int x)
{
	return first(x);
}
static __inline__ __attribute__((always_inline)) int third(int x)
{
	return second(x) + first(x);
}
inline int fourth(int x)
{
	return third(x);
}
extern inline __attribute__((gnu_inline)) int fifth(int x)
{
	return fourth(x);
}
int use(void);
int use(void)
{
	int (*p)(int) = third;

	return p(1) + fifth(2) + fourth(3);
}
