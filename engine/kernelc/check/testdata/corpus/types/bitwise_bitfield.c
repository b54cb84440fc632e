/* A restricted type has no bits to take apart. */
typedef unsigned short __attribute__((bitwise)) __le16;
struct header {
	__le16 flags:4, rest:12;
	unsigned length;
};

unsigned get(struct header *h)
{
	return h->length;
}
