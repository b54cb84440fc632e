static int a = 0x1p3;
static int b = 1.5e+3;
static int c = 1..2;
static int d;
