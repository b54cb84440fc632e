// sparse:
struct point { int x, y; };
static int three[3] = { 1, 2, 3 };
static int excessive[3] = { 1, 2, 3, 4, 5 };
static int sized[] = { 1, 2, [7] = 8 };
static int sized_of[sizeof(sized) / sizeof(sized[0])] = { [7] = 1, [8] = 2 };
static int designated[3] = { [2] = 1, 2 };
static int out_of_bounds[3] = { [3] = 1 };
static int negative[3] = { [-1] = 1 };
static int range[8] = { [0 ... 3] = 1, [4 ... 7] = 2 };
static int range_over[8] = { [0 ... 7] = 1, [2] = 3 };
static int range_twice[8] = { [0 ... 3] = 1, [3 ... 5] = 2 };
static int backwards[8] = { [3 ... 1] = 1 };
static int beyond[8] = { [5 ... 8] = 1 };
static int no_struct[3] = { .x = 1 };
static int no_list[3] = 1;
static int pointer_in[3] = { three, &three[1], "text" };
static int matrix[2][2] = { { 1, 2 }, { 3, 4 } };
static int flat[2][2] = { 1, 2, 3, 4, 5 };
static int partly[2][2] = { 1, { 2 }, { 3, 4 } };
static int deep[2][2] = { [1][0] = 1, [0] = { 2 }, [1][2] = 3 };
static int row[2][2] = { [1] = 1, 2, 3 };
static int none[] = { };
static int one[1] = { { 1 } };
static struct point points[] = { { 1, 2 }, { .y = 3 }, 4, 5, 6 };
static struct point fixed[2] = { [0].x = 1, [1].y = 2, [2].x = 3 };
static struct point next[2] = { [0].x = 1, 2, 3, 4, 5 };
static struct point *pointers[] = { points, &points[1], points + 2, 0, three };
static char *names[] = { "a", "b", 0, [5] = "c" };
static char letters[2][4] = { "abc", "abcd" };
static char too_long[2][3] = { "abc", "abcd", "e" };

static int locals(int n, int *p)
{
	int a[] = { n, *p, three[n] };
	int b[3] = a;
	int c[2][2] = { { n }, n };
	int d[n];
	char text[] = { 'a', n, 0 };

	return a[0] + b[0] + c[1][0] + d[0] + text[1];
}

static int by_variable(int n)
{
	int a[4] = { [n] = 1 };

	return a[0];
}
