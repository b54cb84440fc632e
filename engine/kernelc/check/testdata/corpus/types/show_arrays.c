/* Arrays with and without lengths, and what their initializers make of them. */
static int open_ended[];
static int part[3] = { 1 };
static int counted[] = { 1, 2, 3 };
static char text[] = "abc";
static char braced[] = { "abc" };
static const char *list[] = { "a", "b" };
static int indexed[] = { [5] = 1, 2 };
static int matrix[][2] = { { 1 }, { 2, 3 } };
static struct point { int x, y; } points[] = { { 1, 2 }, { .y = 3 }, [7] = { 4 } };
static int computed[3 * 4 + 1][sizeof(int)];
static int none[0];
typedef short row_t[8];
static row_t rows[2];
static const row_t fixed_row;

static void sizes(row_t argument, int width[static 3], int unknown[*], int c[const])
{
	double *p;

	p = &open_ended;
	p = &part;
	p = &counted;
	p = &text;
	p = &braced;
	p = &list;
	p = &indexed;
	p = &matrix;
	p = matrix[1];
	p = &points;
	p = &computed;
	p = computed[2];
	p = &none;
	p = &rows;
	p = rows[1];
	p = &fixed_row;
	p = argument;
	p = &argument;
	p = width;
	p = unknown;
	p = &c;
}

void measure(void);
void measure(void)
{
	sizes(0, 0, 0, 0);
}
