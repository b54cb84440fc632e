_Static_assert(__builtin_expect(1, 1) == == 1, "expect is none");
_Static_assert(1 1, "a");
_Static_assert(0 0, "b");
_Static_assert(, "c");
_Static_assert(0 + , "d");
_Static_assert(0 == , "e");
_Static_assert((0, "f");
_Static_assert(0 "g");
_Static_assert(0, 1);
_Static_assert(0, );
_Static_assert(0, "x" "y"
int a;
_Static_assert 0;
_Static_assert(undef, "u");
_Static_assert(1.5, "h"); _Static_assert("s", "i"); _Static_assert(sizeof(int) == 8, "size is\t\"odd\"\n"); _Static_assert(0, L"w");
struct s { _Static_assert(0, "in struct"); int a; _Static_assert(sizeof(int) == 4) };
int f(void) { _Static_assert(0, "in f"); return 1; }
