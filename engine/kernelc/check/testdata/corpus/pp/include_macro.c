#define HEADER "guarded.h"
#define QUOTE(x) #x
#define IN_FOLDER(x) QUOTE(x.h)
#include HEADER
#include IN_FOLDER(once)
static struct guarded g;
static struct once *p = g.a;
