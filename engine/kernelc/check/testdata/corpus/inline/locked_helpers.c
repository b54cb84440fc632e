extern void lock(int *l) __attribute__((context(l, 0, 1)));
extern void unlock(int *l) __attribute__((context(l, 1, 0)));
extern int busy(void);

static inline void get(int *l) { lock(l); }
static inline void put(int *l) { unlock(l); }
static inline int get_if(int *l, int c)
{
	if (c) {
		lock(l);
		return 1;
	}
	return 0;
}
static inline int always(void) { return 1; }
static inline void annotated(int *l) __attribute__((context(l, 0, 1)));
static inline void annotated(int *l) { lock(l); }
static inline void lies(int *l) __attribute__((context(l, 0, 1)));
static inline void lies(int *l) { }
static inline int early(int *l, int n)
{
	if (n > 3)
		return 3;
	for (; n; n--)
		if (busy())
			return n;
	return 0;
}

static void balanced(int *l) { get(l); put(l); }
static void leaks(int *l) { get(l); }
static int depends(int *l, int c) { if (get_if(l, c)) unlock(l); return 0; }
static void known(int *l) { if (get_if(l, 1)) unlock(l); }
static void folded(int *l) { if (always()) get(l); if (always()) put(l); }
static void with_attribute(int *l) { annotated(l); unlock(l); }
static void with_lie(int *l) { lies(l); unlock(l); }
static int returns(int *l, int n) { get(l); n = early(l, n); put(l); return n; }
static void by_pointer(int *l) { void (*f)(int *) = get; f(l); }
