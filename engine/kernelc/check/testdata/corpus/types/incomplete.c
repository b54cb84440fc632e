/* Structs that are never completed, or too late. */
struct hidden;
extern struct hidden *handle;
extern struct hidden object;

static int peek(struct hidden *h)
{
	return h->field;
}

static unsigned long size(void)
{
	return sizeof(struct hidden);
}

int run(void)
{
	return peek(handle) + size();
}
