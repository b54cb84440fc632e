/* Static assertions that hold and that do not, here and there. */
struct header {
	char tag;
	int length;
	_Static_assert(sizeof(int) == 8, "a member's place");
};
_Static_assert(sizeof(struct header) == 8, "padded");
_Static_assert(sizeof(struct header) == 5);
_Static_assert(sizeof(long) == 4, "long \"is\" not 4\n");

static int check(struct header *h)
{
	_Static_assert(1 == 2, "in a block");
	return h->length;
}

int run(struct header *h)
{
	return check(h);
}
