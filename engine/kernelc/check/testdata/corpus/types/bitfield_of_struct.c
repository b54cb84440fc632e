/* A bit-field that cannot be: of struct. */
static int width = 3;
struct status {
	struct { int q; } a:3;
	unsigned rest:5;
};
static struct status status;

int get(void)
{
	return status.rest + width;
}
