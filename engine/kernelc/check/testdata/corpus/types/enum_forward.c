/* An enumeration that is used before it is complete. */
enum later;
static enum later *pending;

static int peek(void)
{
	int x = *pending;

	return x;
}

int run(void);
int run(void)
{
	return peek();
}
