int g(int n, int v[n], int (*r)[n], int (*s)[n]);
int g(int n, int v[n], int (*r)[n], int (*s)[n])
{
	return n + v[0] + (*r)[1] + (*s)[2];
}
int (*h)(int n, int v[n], int (*r)[n]) = g;
int k(int (*cb)(int (*r)[m]), int (*s)[q]);
int k(int (*cb)(int (*r)[m]), int (*s)[q])
{
	return cb(s);
}
