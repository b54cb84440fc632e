void f(int x);
void f(int x)
{
	int a = (int)("s" >> 6);
	int b = !!("s" >> 6);
	int c = 1 - ("s" >> 6);
	int d = ("s" >> 6) + 1;
	int e = 2 * !!("s" >> 6);
	int g = 1 - 2 * !!("s" >> 6);
	char h[1 - 2 * !!("s" >> 6)];
	char i[2 * !!("s" >> 6)];
	char j[!!("s" >> 6)];
	char k[!("s" >> 6)];
	char l[("s" >> 6)];
	char m[("s" >> 6) + 1];
	char n[(int)("s" >> 6)];
	char o[(int)(undef)];
	char p[!(undef)];
}
