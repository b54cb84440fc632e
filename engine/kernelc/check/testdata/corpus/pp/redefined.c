#define DEBUG 0
#define DEBUG 1
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define MAX(x, y) ((x) > (y) ? (x) : (y))
#define NAME "ring"
#define NAME   "ring"
#define SIZE(a) sizeof(a)
#define SIZE(a) sizeof (a)
#define ONE 1
#undef ONE
#define ONE 2
#define F(a...) g(a)
#define F(a) g(a)
#define OBJECT 1
#define OBJECT() 1
#define CHARS 'a'
#define CHARS L'a'
int *p = 0;
