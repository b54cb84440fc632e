enum { A = 1 << 4, B = A / 0, C = sizeof(int) };
static int b = B;
static unsigned char c = 300;
