/* What cannot be asserted. */
static int variable;
_Static_assert(variable, "a variable");
_Static_assert(1.0, "a floating number");
_Static_assert(unknown_name, "a name that is not there");

int get(void)
{
	return variable;
}
