int f(int n, char *s);
int f(int n, char *s)
{
	int a = 0
	int b;
	if n { a = 1; }
	if (n) else a = 2;
	if () a = 1;
	while () a++;
	for (;;;) a++;
	for (a = 0; a < 3) a++;
	do a++; while n;
	switch (n) case 1: return 2;
	return a b;
	a = ;
	a + ;
	* ;
	(a;
	a);
	a[;
	s->;
	s.3;
	a ? b;
	a ? : b;
	{ ; ; }
	case: ;
	default ;
	goto;
	5 = a; a++ = 1; f = 0; "s" = 0; (a) = 1; (int)a = 2; a + b = 3; f(1) = 4;
}
