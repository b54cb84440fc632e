// sparse: -Wshadow
/* Names that hide others. */
static int level;
typedef int count_t;
static void reset(void)
{
}
static int walk(int level)
{
	int reset = 1;

	{
		int level = 2;
		{
			int level = 3;
			reset += level;
		}
		reset += level;
	}
	for (int reset = 0; reset < level; reset++) {
		int count_t = 1;
		level += count_t;
	}
	return reset + level;
}
int main(void)
{
	int walk = 1;
	int main = 2;
	extern int level;

	return walk + main + level;
}
