#define str(x) #x
static const char *s = str();
static int *p = str();
static int *q = str( );
