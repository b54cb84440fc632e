/* A bit-field that cannot be: no width. */
static int width = 3;
struct status {
	int a:0;
	unsigned rest:5;
};
static struct status status;

int get(void)
{
	return status.rest + width;
}
