// sparse: -DFOO -DBAR=2 -D'BAZ(x)=x+1' -UFOO -Wpedantic
FOO BAR BAZ(1)
#define BAR 3
#define BAR 4
#define FOO 1
#define FOO 2
#undef BAR
#define BAR 5
#define __linux__ 1
#define __linux__ 2
#ifdef __unix__
#endif
#define __unix__ 2
#define __unix__ 3
#define __LINE__ 1
#undef __FILE__
__LINE__ __FILE__
#define BAZ(x) x
BAZ(
#ifdef X
1
#endif
2)
