/* Only integers can be restricted. */
static float __attribute__((bitwise)) fraction;

int run(void)
{
	return fraction != 0;
}
