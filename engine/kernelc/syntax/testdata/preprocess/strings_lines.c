#define S(x) #x
#define XS(x) S(x)
S( a   b ) S("a\n" 'c' '"' L"x") S(a/**/b) S(a /**/ b) S(a
b
   c) S() S( ) S(\) S("\\") S('\'') S(@) S(a//x
b)
#define EMPTY
XS(EMPTY) XS(EMPTY a EMPTY) XS(S(a)) S(S(a)) XS(__LINE__) XS(__FILE__)
__LINE__ __FILE__ __COUNTER__ __COUNTER__ __INCLUDE_LEVEL__ __BASE_FILE__
#define L1 __LINE__
L1
#define L2(x) x __LINE__
L2(
1
)
L2(__LINE__
)
#define AT(a) XS(a)
AT(__LINE__)
char x = S(é);
#define NL 1 \
  + 2 \
  + 3
NL
XS(NL)
int a\
b = 1\
2;
"abc\
def"
/\
* comment *\
/ x
/\
/ comment \
 more
y
x+\
+ <\
<= .\
.. -\
> 'a\
b'
