static int a; /* one
   two // three */ static int *b = 0;
// four \
static int hidden;
static int c /**/ = /* */ 1; //
static int *d /* tab	here */ =	0;
/\
* joined *\
/ static int *e = 0;
static int f = 4 /* / */ / 2;
