#define str(x...) #x
#define xstr(x...) str(x)
#define VERSION 6.1
static const char *a = str("quoted \"twice\"" 'c' '\n' "\\");
static const char *b = xstr(VERSION) "-" str(VERSION);
static const char *c = str(  a   ,   b  );
static const char *d = str(a/**/b /* c */ d);
static int e[sizeof(xstr(VERSION)) == 4 ? 1 : -1];
static int f[sizeof(str("\n")) == 5 ? 1 : -1];
static int *g = str(x);
