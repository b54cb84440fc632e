unsigned long a = 0xffffffffffffffffUL, b = 18446744073709551615, c = 18446744073709551616, d = 0b101, e = 0b12, f = 077778, g = 0x, h = 1uu, i = 1lul, j = 1.0f, k = 1.0x, l = 0x1p3, m = 1e, n = 'ab', o = '\0', p = L'x', q = u'x', r = 1LLU, s = 3i;
int big = 2147483648, neg = -2147483648, hex = 0x80000000, oct = 037777777777;
char ch = 200, ch2 = '\377', ch3 = '\400', ch4 = -129;
_Bool t = 2, u = 0.5, v = "s";
float w = 1e400, x = 1 / 3, y = 1.0 / 0.0; double z = 0 / 0.0;
int aa = 1.5, bb = (int)1e20, cc = -1.0 < 0u, dd = -1 < 0u, ee = ~0 == 0xffffffff, ff = 5 % -3, gg = -5 / 2, hh = -5 >> 1, ii = sizeof('a') + sizeof(1L) + sizeof(1.0f) + sizeof("abc") + sizeof L"ab";
int jj = 1 ? 2 : 1 / 0, kk = 0 && 1 / 0, ll = 1 || 1 / 0, mm = (1, 2), nn = !"s", oo = &big == 0, pp = (long)&big, qq = &neg - &big;
int *rr = &big + 1, *ss = (int *)4, *tt = 4, *uu = 0, *vv = (void *)0, *ww = (char *)0, *xx = 0L, *yy = '\0', *zz = 1 - 1;
