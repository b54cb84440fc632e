/* Attributes of functions, wherever they stand. */
#define __noreturn __attribute__((noreturn))
#define __pure __attribute__((pure))
static __noreturn void before(int code);
static void after(int code) __noreturn;
static void (__noreturn *inside)(int);
static __noreturn void (*pointer)(int);
static void (*behind)(int) __noreturn;
static int *__pure star(int x);
static __pure int *front(int x);
typedef void stopper(int) __noreturn;
static stopper *typed;

static void assign(void)
{
	char **p;

	p = before;
	p = after;
	p = inside;
	p = pointer;
	p = behind;
	p = star;
	p = front;
	p = typed;
	inside = pointer;
	pointer = behind;
	behind = inside;
	inside = before;
	behind = after;
}

void use(void);
void use(void)
{
	assign();
}
