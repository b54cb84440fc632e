#warning first	of   two
#warning "second" 'x' L"y"
#define X expanded
#warning X is not
#warning
#if 0
#error hidden
#endif
static int *p = 0;
