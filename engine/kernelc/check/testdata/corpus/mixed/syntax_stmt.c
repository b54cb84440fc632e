int f(int a)
{
	if a
		return 1;
	while (a {
		a--;
	}
	for (int i = 0; i < 3, i++)
		a++;
	do a++; while (a < 3)
	return a
}
int g(void)
{
	int x = 3
	x = 4;
	case 3:
	return x;
}
