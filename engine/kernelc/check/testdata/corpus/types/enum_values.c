/* The types of enumerations and of their constants. */
enum small { SMALL_A, SMALL_B = 5, SMALL_C };
enum negative { NEGATIVE_A = -1, NEGATIVE_B };
enum top { TOP_A = 0x80000000, TOP_B };
enum mixed { MIXED_A = -1, MIXED_B = 0xffffffff };
enum wide { WIDE_A = 1ULL << 40 };
enum widest { WIDEST_A = 0xffffffffffffffffULL };
enum computed {
	COMPUTED_A = sizeof(char[SMALL_C]),
	COMPUTED_B = COMPUTED_A << 2,
	COMPUTED_C = 'c',
	COMPUTED_D = !COMPUTED_B,
	COMPUTED_E = (int)3.7,
	COMPUTED_F = ~0,
};
static enum small small;
static enum negative negative;
static enum top top;
static enum mixed mixed;
static enum wide wide;
static enum widest widest;
static enum computed computed;
static int table[COMPUTED_C];

static void show(void)
{
	char *p;

	p = &small;
	p = &negative;
	p = &top;
	p = &mixed;
	p = &wide;
	p = &widest;
	p = &computed;
	p = SMALL_B;
	p = NEGATIVE_A;
	p = TOP_A;
	p = MIXED_A;
	p = MIXED_B;
	p = WIDE_A;
	p = WIDEST_A;
	p = COMPUTED_F;
	p = &table;
}

void run(void);
void run(void)
{
	show();
}
