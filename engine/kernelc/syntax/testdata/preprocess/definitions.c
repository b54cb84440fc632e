#define F(
#define F(a
#define F(a,
#define F(a,)
#define F(a b)
#define F(1)
#define F(,a)
#define F(...a)
#define F(a...b)
#define F(a,...,b)
#define F(..., a)
#define F(a...)a
#define G(__VA_ARGS__) x
#define G(x, __VA_ARGS__) x
#define G(a, a) a
#define X"abc"
#define Y+1
#define Z/**/1
#define W()1
#define V.
#define
#define "a"
#define 1
#define defined 1
#define __VA_ARGS__ 1
#undef
#undef 1
#undef X Y Z
#undef NOTDEF
#define W() 1
#define W()  1
#define W(x) 1
#define W 1
#define W2 1
#define W2 1
#define W2 /* */ 1 /* x */
#define W2 2
#undef W2
#define W2 3
#define W3(a) a
#define W3(b) b
#define W4(a) a+1
#define W4(a) a + 1
#define W5 "a"
#define W5 "b"
#define W6 'a'
#define W6 L'a'
#define W7(a...) a
#define W7(a) a
#define W8(...) __VA_ARGS__
#define W8(a...) a
#define W9(a) #a
#define W9(a) a
X Y Z W() V F(1) F(1,2) F()
