#define FRONT ## a
#define BACK a ##
#define ONLY ##
#define BOTH(a) ## a ##
static int *p = 0;
