#define CAT(a,b) a##b
CAT(,) CAT(a,) CAT(,b) CAT(a,b) CAT(1,a) CAT(a,1) CAT(1,2) CAT(1,.) CAT(.,1) CAT(.,a) CAT(1e,+) CAT(1,+) CAT(+,+) CAT(<,<=) CAT(<<,=) CAT(.,.) CAT(..,.) CAT(-,>) CAT(#,#) CAT(L,'a') CAT(L,"x") CAT(u,"x") CAT("a","b") CAT(a,"b") CAT(a,1.0) CAT(a,.1) CAT(a,+) CAT(+,a) CAT(/,/) CAT(/,*) CAT(@,a) CAT(a,@) CAT(a b,c d) CAT(=,=) CAT(>,=) CAT(>>,>) CAT(!,=) CAT(&,&) CAT(|,|)CAT(:,:) CAT(%,:) CAT(1,_a) CAT(0x,ff) CAT(1.,e3) CAT(0x1p,-) CAT(1E,-) CAT(1e,-5) CAT(x,0x1p-5)
#define HH # ## #
HH
#define X a ## b ## c
X
#define ab 1
#define abc 2
X
CAT(a,b) CAT(CAT(a,b),c)
#define XCAT(a,b) CAT(a,b)
XCAT(XCAT(a,b),c)
#define Y(x) x ## x ## 1 x
Y(a) Y() Y(ab) Y(CAT(a,b))
#define Z(x,y) [x##y] [x## y] [x ##y] [x ## y z]
Z(,) Z(1,) Z(,2) Z(1,2)
#define W(x) x##=
W(<) W(<<) W(+) W(a)
#define V(x) -x -##x
V(-) V(>) V(1)
#define U(x) #x##_y
U(a)
#define T(x) L#x L ## #x
T(a)
#define R(x,y) x ## ## y
R(1,2)
#define Q(x) ## x
#define P(x) x ##
#define O ## 
#define N ##x
#define M x##
#define K(x) #
#define J(x) # y
#define I(x) #x#x
I(a)
#define H #x # y
H
