void f(void);
void f(void)
{
	typeof(undefd) y;
	badtype z;
	struct { badt2 q; int k; } s;
	int a = sizeof(y);
	int b = sizeof(z);
	int c = sizeof(s.q);
	int d = sizeof(undefd);
	int e[sizeof(undefd)];
	int g = sizeof(e) + sizeof(e);
	int h = sizeof(s);
	int i = (sizeof(undefd), sizeof(y));
	int j = _Alignof(y);
}
int ga[sizeof(ud)];
int gb = sizeof(ga);
extern int gc[!sizeof(ud)];
int gd = sizeof(gc);
int ge = sizeof(gc[0]);
int gf = sizeof(char[!sizeof(ud) + 1]);
int gg[] = { [ud] = 1, 2 };
int gh = sizeof(gg);
