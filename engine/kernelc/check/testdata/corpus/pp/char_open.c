static int c = 'x;
static int *p = 0;
static int d = 'it's';
