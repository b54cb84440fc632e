// sparse: -DDEBUG -DLEVEL=3 -DPAIR(a,b)=a+b -UGONE -DTWICE=1 -DTWICE=2
#define DEBUG 2
#define LEVEL 3
#define PAIR(a,b) a+b
#define GONE 1
static int level = LEVEL + DEBUG + PAIR(1, 2) + GONE + TWICE;
static int *p = LEVEL;
