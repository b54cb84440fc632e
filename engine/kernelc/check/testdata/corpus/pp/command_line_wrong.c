// sparse: -D3 -DF(=1 -D'G(x)=#y' -U4
static int *p = 0;
