// sparse: -Wno-decl
/* With -Wno-decl nobody asks for a header. */
int counter;
int start(void)
{
	int *p = counter;

	return p == 0;
}
