#define
#define 3
#define "name"
#define +
#define OPEN(a
#define EMPTY(a, )
#define MISSING(, a)
#define NUMBER(1)
#define TWO(a b)
#define DOTS(..., a)
#define MORE(a...b)
#define ARGS(__VA_ARGS__) 1
#define AFTER(a, ...b) 1
static int *p = 0;
