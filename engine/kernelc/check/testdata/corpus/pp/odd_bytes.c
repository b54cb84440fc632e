static int a = 1 @ 2;
static int b = `1`;
