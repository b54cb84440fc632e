#define __user __attribute__((noderef, address_space(__user)))
struct point { int x, y; };
static int f(int __user *p) { struct point *q = &(struct point){ *p, 300 }; return q->x; }
static struct point g(int __user *p) { return (struct point){ *p, .x = 2 }; }
static int h(int __user *p) { return (struct point){ *p, 3 }.x + ((int){ *p }) + (char){300}; }
static struct point *s = &(struct point){ 1, .x = 300 };
static char *t = (char []){ 1, 300, -129 };
