/* Where __auto_type has nothing to go by. */
static int counter;

static void declare(void)
{
	__auto_type nothing;
	__auto_type one = 1, two = 2;
	__auto_type *pointer = &counter;
	__auto_type itself = itself;
}

void run(void)
{
	declare();
}
