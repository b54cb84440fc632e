/* A bit-field that cannot be: width float. */
static int width = 3;
struct status {
	int a:3.0;
	unsigned rest:5;
};
static struct status status;

int get(void)
{
	return status.rest + width;
}
