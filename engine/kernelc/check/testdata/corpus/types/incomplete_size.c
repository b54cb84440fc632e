/* The size of a struct that is never completed. */
struct hidden;
static struct hidden *handle;

static unsigned long size(void)
{
	return sizeof(*handle) + sizeof(struct hidden);
}

unsigned long run(void)
{
	return size();
}
