#define glue(a, b) a ## b
#define xglue(a, b) glue(a, b)
#define PREFIX dev_
static int glue(count, er) = glue(0x, ff);
static int xglue(PREFIX, minor) = glue(1, 2);
static int shifted = 1 glue(<, <) 3;
static int glue(unit, 7) = glue(, 5) glue(+,) glue(, 6);
static int *p = glue(unit, 7);
