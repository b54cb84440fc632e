static const int level = 200;
static int plain = 3;
extern const int ext;
const int glob = 5;
_Static_assert(level == 200, "a");
_Static_assert(plain == 3, "b");
_Static_assert(glob == 5, "c");
_Static_assert((signed char)level == -56, "d");
int a[level], b[plain], c[(char)level + 100];
enum { A = level, B = plain, C = glob };
struct s { int x:plain; int y:glob; };
int f(int n) { switch (n) { case level: return 1; case plain: return 2; } return a[0] + b[0] + c[0]; }
