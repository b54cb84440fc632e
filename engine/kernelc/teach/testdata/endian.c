#include <linux/types.h>
#include <linux/slab.h>
#include <asm/byteorder.h>

struct header { __le32 length; __be16 port; u8 kind; };

int plain(struct header *h, u32 length);
int plain(struct header *h, u32 length)
{
	u32 n = h->length;

	h->length = length;
	h->port = h->length;
	h->length += 4;
	h->length |= n;
	if (h->port == 80)
		return (int)h->port;
	if (h->length > 100)
		return h->length + 1;
	return ((__be32)n) != 0;
}

void *room(int flags);
void *room(int flags)
{
	return kmalloc(10, flags);
}
