void f(void);
void f(void)
{
	(void)sizeof(char[1 - 2*!!(sizeof(undefd))]);
	(void)sizeof(char[!(sizeof(undefd))]);
	(void)sizeof(char[sizeof(undefd)]);
	char a[sizeof(undefd)];
	char b[!(sizeof(undefd))];
	char c[!!(sizeof(undefd))];
	char d[1 - 2*!!(sizeof(undefd))];
	int e = !(sizeof(undefd));
	int g = (sizeof(undefd));
	int h = -(sizeof(undefd));
	int i = (int)(sizeof(undefd));
	int j = (int)sizeof(undefd);
	int k = sizeof(undefd) + 1;
	int l = sizeof(undefd) - 1;
	int m = 2 * !(sizeof(undefd));
	int n = sizeof(a) + sizeof(b) + sizeof(c) + sizeof(d);
	int o = sizeof(struct und);
	int p = sizeof(struct und) + 1;
	int q = !sizeof(struct und) + 1;
	char s[!!(sizeof(struct und))];
	char t[1 - 2*!!(sizeof(struct und))];
}
