// sparse: -Wsparse-all
static unsigned short a = 1 + sizeof(char[1 - 2*!!(0 > 0777)]);
static unsigned short b = (1ULL<<40);
static unsigned short c = ((1ULL<<40) < 0) + ((1ULL<<40) > 0777);
static unsigned short d = sizeof(char[-1]);
static unsigned short e = sizeof(char[1 - 2*1]);
static unsigned short g = sizeof(char[1 - 2*!!((1ULL<<40) > 0777)]);
static int h = sizeof(int[-1]);
static int i = sizeof(int[0 ? -1 : 1]);
static int k = sizeof(int[-1]) + 1;
int m(void);
int m(void)
{
	char x[-1];
	int n = 3;
	char y[n];
	int s = sizeof(x) + sizeof(int[-5]);
	static int z = sizeof(x);
	static int w = sizeof(y);
	static int v = sizeof(char[n]);
	enum { E = sizeof(char[-1]) };
	int q[sizeof(char[-1]) + 2];
	return a + b + c + d + e + g + h + i + k + s + E;
}
