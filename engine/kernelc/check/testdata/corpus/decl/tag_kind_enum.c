/* An enumeration's tag that is used for a struct stops sparse. */
enum state { IDLE, BUSY };
static int get(struct state *s)
{
	return s != 0;
}
