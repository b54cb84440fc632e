int a = 3 @ 4;
int b = `x`;
int c = 5 \ 6;
char *s = "unterminated;
int d;
char e = 'x;
char *t = "tab	in", *u = "esc\e\777\400\xfff";
int f = L'x', g = u8"x"[0];
$ int dollar$name;
