/* Functions that sparse declares by itself, called rightly and wrongly. */
static int add(int a, int b)
{
	int r;

	return __builtin_add_overflow(a, b, &r) ? 0 : r;
}

static unsigned long measure(const char *s, int *counter)
{
	unsigned long n = __builtin_strlen(s);

	n += __builtin_popcount(*counter) + __builtin_ffs(n) + __builtin_clzl(n);
	n += __builtin_bswap32(n) + __builtin_constant_p(n);
	n += __sync_fetch_and_add(counter, 1) + __atomic_load_n(counter, 5);
	__builtin_memset(counter, 0, sizeof(*counter));
	__builtin_memcpy(counter, s, 4);
	__builtin_memcpy(s, counter, 4);
	n += __builtin_strlen(counter);
	return __builtin_expect(n, 0) ? n : add(1, 2);
}

unsigned long run(const char *s, int *counter);
unsigned long run(const char *s, int *counter)
{
	return measure(s, counter);
}
