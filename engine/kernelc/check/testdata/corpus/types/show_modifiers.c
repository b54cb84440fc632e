/* What messages show beside a type: storage, qualifiers, sparse's own marks. */
#define __pure __attribute__((pure))
#define __noreturn __attribute__((noreturn))
#define __unused __attribute__((unused))
#define __nocast __attribute__((nocast))
#define __safe __attribute__((safe))

typedef unsigned int u32;
typedef u32 __nocast ticks_t;

static const volatile u32 clock_low;
static u32 __unused scratch;
static ticks_t deadline;
static u32 __safe *cursor;
static u32 hash(u32 seed) __pure;
static __noreturn void halt(int code);
static void (__noreturn *handler)(int);
static inline u32 twice(u32 x)
{
	return x + x;
}
static _Thread_local u32 per_thread;
extern u32 exported;

static void show(register u32 r, u32 *restrict out)
{
	char *p;

	p = &clock_low;
	p = clock_low;
	p = scratch;
	p = &scratch;
	p = deadline;
	p = cursor;
	p = hash;
	p = halt;
	p = handler;
	p = twice;
	p = per_thread;
	p = exported;
	p = r;
	p = out;
	p = *out;
	p = show;
}

void entry(void);
void entry(void)
{
	show(1, 0);
}
