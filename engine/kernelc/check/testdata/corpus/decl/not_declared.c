/* What other files see and no header declares. */
typedef unsigned int u32;
int counter;
u32 mask = 3;
char *name, initial = 'x', *const fixed = 0;
int table[4], (*handler)(int), **deep;
struct point {
	int x, y;
} origin;
enum { ZERO } zero;
static int hidden;
extern int elsewhere;
int start(void)
{
	return hidden + elsewhere;
}
static inline int twice(int x)
{
	return x + x;
}
inline int thrice(int x)
{
	return x * 3;
}
extern inline int fourfold(int x)
{
	return x * 4;
}
int main(void)
{
	return twice(1) + thrice(2) + fourfold(3);
}
int visible __attribute__((externally_visible));
_Thread_local int per_thread;
