#define STRING"abc"
#define PLUS+1
#define DOT.5
#define COMMENT/* */1
#define PAREN()1
static const char *s = STRING;
static int one = 0 PLUS + PAREN();
static int *p = 0;
