#define glue(a, b) a ## b
static int plus = 1 glue(+, -) 2;
static int dot = 1;
static int member = glue(x, .y);
static const char *s = glue("a", "b");
static int minus = glue(-, 1);
