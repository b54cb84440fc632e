int a b;
int c = ;
struct { int x } y;
struct z { int q; }
int after;
int arr[;
int (*f)(int;
typedef;
unsigned float uf;
long long long lll;
short char sc;
static extern int se;
int 5x;
void v;
int last;
