#define __CHECKER__ 2
#ifdef __linux__
#endif
#define __linux__ 2
#define __x86_64__ 3
#define _Pragma(x)
#define _Pragma(y)
#define __extension__ int
int *p = 0;
