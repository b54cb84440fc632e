/* Qualifiers and spaces of a function's result. */
#define __user __attribute__((noderef, address_space(__user)))
typedef unsigned int u32;

static u32 plain(void);
static const u32 constant(void);
static u32 (*pointer)(void);
static const volatile u32 (*qualified)(void);
static u32 __attribute__((address_space(1))) (*spaced)(void);
static char __user *buffer(void);
static u32 *const fixed(void);
static const u32 *(*lookup)(void);
typedef const u32 reader_t(void);
static reader_t reader;
static reader_t *current_reader;

static void collect(void)
{
	int **p;

	p = plain;
	p = constant;
	p = pointer;
	p = qualified;
	p = spaced;
	p = buffer;
	p = buffer();
	p = fixed;
	p = fixed();
	p = lookup;
	p = lookup();
	p = reader;
	p = current_reader;
}

void use(void);
void use(void)
{
	collect();
}
