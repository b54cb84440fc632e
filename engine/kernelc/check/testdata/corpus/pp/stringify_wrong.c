#define show(x) #y
#define half(x) #
#define number(x) #3
#define object #x
#define spaced(x) # x
static const char *text = spaced(1 + 2);
static int *p = 0;
