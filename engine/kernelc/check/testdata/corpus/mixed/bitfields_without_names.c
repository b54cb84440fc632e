struct a { int :40; int :-1; char :9; unsigned x:33; _Bool b:2; u9 z:1; int *p:3; float f:2; int :0; int y:0; int q:undef; int w:1.5; long long v:64; };
struct b { signed s:1; int t:1; unsigned :1; int u:33; enum { A } e:1; } bb;
int use(void);
int use(void) { return bb.s + bb.u + sizeof(struct b); }
