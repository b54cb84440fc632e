/* The same function, the same object, twice. */
void stop(int code);
void stop(int code)
{
}
void stop(int code)
{
}
int level = 1;
int level = 2;
static int depth = 3;
static int depth = 4;
int plain;
int plain;

int use(void);
int use(void)
{
	stop(1);
	return level + depth;
}
