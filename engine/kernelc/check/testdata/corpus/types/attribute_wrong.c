/* Attributes on what they are not for; unknown ones are passed over. */
static int number __attribute__((designated_init));
static int other __attribute__((transparent_union));
static int third __attribute__((no_such_thing(1, 2), cold));
static float fraction __attribute__((unused)) __attribute__((unused));
static const const int twice = 1;
static int __attribute__((noderef, noderef)) *pointer;

int run(void);
int run(void)
{
	return number + other + third + fraction + twice + (pointer == 0);
}
