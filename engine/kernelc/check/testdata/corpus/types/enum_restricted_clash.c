/* Constants of two restricted types in one enumeration. */
typedef unsigned int __attribute__((bitwise)) le_t;
typedef unsigned int __attribute__((bitwise)) be_t;
enum clash { LITTLE = (__attribute__((force)) le_t)1, BIG = (__attribute__((force)) be_t)2 };
static enum clash c;

int use(void)
{
	return c == LITTLE;
}
