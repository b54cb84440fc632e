/* A bit-field that cannot be: variable. */
static int width = 3;
struct status {
	int a:width;
	unsigned rest:5;
};
static struct status status;

int get(void)
{
	return status.rest + width;
}
