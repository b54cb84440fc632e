#define A(x) B(x)
#define B(x) C(x)
#define C(x) ((int *)x) + undefined_name
static int *a = A(0);
		static int *b = A
	(0);
#define OBJ A(0)
static long c = (long)OBJ;
