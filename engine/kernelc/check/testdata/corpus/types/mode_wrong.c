/* Modes that are none, or not for this type. */
static float a __attribute__((mode(DI)));
static int b __attribute__((mode(huge)));
static int *c __attribute__((mode(DI)));

int run(void)
{
	return a + b + (c != 0);
}
