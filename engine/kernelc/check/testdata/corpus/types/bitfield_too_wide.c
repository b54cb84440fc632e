/* A bit-field that cannot be: too wide. */
static int width = 3;
struct status {
	unsigned a:33;
	unsigned char b:9;
	_Bool c:2;
	long d:64;
	unsigned rest:5;
};
static struct status status;

int get(void)
{
	return status.rest + width;
}
