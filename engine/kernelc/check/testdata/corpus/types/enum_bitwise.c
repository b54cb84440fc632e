/* Enumerations of restricted constants. */
#define __bitwise __attribute__((bitwise))
#define __force __attribute__((force))
typedef unsigned int __bitwise mode_bits;
typedef unsigned int __bitwise state_bits;
#define MODE(x) ((__force mode_bits)(x))
#define STATE(x) ((__force state_bits)(x))

enum mode { MODE_READ = MODE(1), MODE_WRITE = MODE(2) };
enum loose { LOOSE_MODE = MODE(4), LOOSE_NUMBER = 3 };

static enum mode mode;
static mode_bits bits;

static int check(void)
{
	char *p = &mode;

	bits = MODE_READ;
	bits |= MODE_WRITE;
	bits = 1;
	p = MODE_READ;
	return MODE_READ + 1;
}

int run(void);
int run(void)
{
	return check();
}
