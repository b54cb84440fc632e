#define ID(x) x
X Y
#define HASH #
HASH define Z 1
Z
ID(
#define Q 3
Q)
ID(ID)(1)
ID(ID(ID))(1)
ID(ID
(1))
#define LP (
#define RP )
ID LP 1 RP
#define CALL(f, x) f x
CALL(ID, (1))
CALL(ID, LP 1 RP)
ID(CALL(ID, LP 1 RP))
#define REC(x) x + REC(x) + ID(REC)(x)
REC(1)
ID(REC(2))
#define NOARG() n
NOARG() NOARG( ) NOARG(1) NOARG(,) NOARG
#define ONE(a) [a]
ONE() ONE(,) ONE ONE(ONE) ONE(ONE(1)) ONE((,)) ONE({,}) ONE([,]) ONE
(1) ONE
#define TWO(a,b) [a|b]
TWO() TWO(,) TWO(1) TWO(1,2,3) TWO((1,2)) TWO((1,2),3) TWO(TWO(1,2),TWO(3,4)) TWO(TWO,(1,2))
TWO(1
