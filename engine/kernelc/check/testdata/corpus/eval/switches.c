// sparse:
#define __bitwise __attribute__((bitwise))
#define __force __attribute__((force))
typedef unsigned int __bitwise gfp_t;
enum color { RED, GREEN, BLUE };
enum shape { ROUND = -1, SQUARE = 1 };
#define GFP_A ((__force gfp_t)1)

static int plain(int n)
{
	switch (n) {
	case 1:
	case 2 ... 5:
		return 1;
	case 'x':
	default:
		return 2;
	}
}

static int pointers(int *p, int n)
{
	switch (p) {
	case 0:
		return 1;
	}
	switch (n) {
	case (int *)1:
		return 1;
	}
	return 0;
}

static int floats(double d, int n)
{
	switch (d) {
	case 1:
		return 1;
	}
	switch (n) {
	case 1.5:
		return 2;
	}
	return 0;
}

static int enums(enum color c, enum shape s, int n)
{
	switch (c) {
	case RED:
	case SQUARE:
		return 1;
	case 7:
		return 2;
	}
	switch (s) {
	case ROUND:
		return 1;
	case BLUE:
		return 2;
	}
	switch (n) {
	case RED:
		return 1;
	case SQUARE:
		return 2;
	}
	return 0;
}

static int restricted(gfp_t g, int n)
{
	switch (g) {
	case GFP_A:
		return 1;
	case 0:
		return 2;
	case 4:
		return 3;
	}
	switch (n) {
	case GFP_A:
		return 1;
	}
	return 0;
}

static int variable(int n, int m)
{
	switch (n) {
	case m:
		return 1;
	}
	return 0;
}

static int empty(int n)
{
	switch (n) {
	}
	switch (missing) {
	case 1:
		return 1;
	}
	return 0;
}
