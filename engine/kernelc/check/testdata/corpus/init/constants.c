// sparse: -Wconstexpr-not-const
struct point { int x, y; struct point *next; };
enum { COUNT = 4 };
extern int outside;
extern struct point origin;
extern int array[4];
extern int compute(void);
static const int three = 3;

static int number = 1 + 2 * COUNT;
static int variable = outside;
static int constant_variable = three;
static int size = sizeof(array) + sizeof outside;
static int *address = &outside;
static int *element = &array[2];
static int *decayed = array + 1;
static int *member = &origin.y;
static struct point *behind = &origin + 1;
static int *of_value = &*address;
static int called = compute();
static int (*function)(void) = compute;
static int (*function_address)(void) = &compute;
static int chosen = 1 ? 2 : outside;
static int chosen_other = 0 ? 2 : outside;
static int by_variable = outside ? 1 : 2;
static int logical = 1 && outside;
static int comma = (1, 2);
static double real = 1.5 * 2;
static int truncated = (int)1.5;
static int truncated_sum = (int)(1.5 + 1);
static long cast_address = (long)&outside;
static long cast_sum = (long)&outside + 4;
static int difference = &array[3] - &array[1];
static int comparison = &array[3] == &array[1];
static int negated = !&outside;
static char *text = "text";
static char *inside = "text" + 1;
static int letter = "text"[0];
static struct point literal = { .next = &(struct point){ 1, outside } };
static struct point list[] = { { 1, 2, list }, { outside, COUNT, &list[0] }, { .x = three } };
static int expression = ({ 1; });
static int builtin = __builtin_constant_p(outside) + __builtin_bswap32(1);
static int expected = __builtin_expect(1, 1);

static int *function_statics(int n)
{
	static int *p = &outside;
	static int q = sizeof(n);
	static int r = n;
	static int s[] = { 1, n };
	static struct point t = { .x = n };
	const int u = n;

	return p + q + r + s[0] + t.x + u;
}
