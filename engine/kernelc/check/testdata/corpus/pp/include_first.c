// sparse: -include guarded.h -include once.h
static struct guarded g;
static struct once *p = g.a;
