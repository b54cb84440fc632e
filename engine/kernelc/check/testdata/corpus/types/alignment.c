/* Alignment, asked for in all ways. */
struct plain { char c; int i; };
struct packed { char c; int i; } __attribute__((packed));
struct member { char c; int i __attribute__((packed)); };
struct raised { char c; int i __attribute__((aligned(16))); };
struct whole { char c; int i; } __attribute__((aligned(32)));
typedef int line_t __attribute__((aligned(64)));
struct typed { char c; line_t i; };
struct standard { char c; _Alignas(8) char d; };
_Static_assert(sizeof(struct plain) == 8);
_Static_assert(sizeof(struct packed) == 5);
_Static_assert(sizeof(struct member) == 5);
_Static_assert(sizeof(struct raised) == 32);
_Static_assert(sizeof(struct whole) == 32);
_Static_assert(sizeof(struct typed) == 128);
_Static_assert(sizeof(struct standard) == 16);
_Static_assert(_Alignof(struct packed) == 1 && __alignof__(double) == 8);
static int odd __attribute__((aligned(3)));
_Alignas(3) static int worse;
_Alignas(16) static int fine;

int sum(void);
int sum(void)
{
	return odd + worse + fine;
}
