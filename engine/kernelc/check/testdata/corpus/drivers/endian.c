// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/types.h>
#include <asm/byteorder.h>
#include <asm/unaligned.h>

struct header {
	__le32 magic;
	__le16 version;
	__be16 port;
	__be32 address;
	__le64 size;
	u8 data[];
} __packed;

#define MAGIC 0x52494e47

static int header_right(const struct header *h)
{
	if (h->magic != cpu_to_le32(MAGIC))
		return -EINVAL;
	if (le16_to_cpu(h->version) > 3)
		return -EINVAL;
	return ntohs(h->port) + be32_to_cpu(h->address) + le64_to_cpu(h->size) + get_unaligned_le32(h->data);
}

static int header_wrong(struct header *h, u32 address)
{
	u32 magic = h->magic;
	__le32 le = h->address;

	if (h->magic == MAGIC)
		return magic;
	if (h->version > 3 || h->port == 80)
		return -EINVAL;
	h->address = address;
	h->port = cpu_to_le16(80);
	h->version = htons(2);
	h->size = le64_to_cpu(h->size) + 1;
	h->size += 1;
	h->version++;
	le = cpu_to_be32(le);
	h->magic = cpu_to_le32(h->magic);
	switch (h->version) {
	case 1:
		return le32_to_cpu(le);
	}
	return ~h->magic & !h->port;
}

static int __init header_init(void)
{
	static struct header h = { .magic = MAGIC, .port = 0 };

	return header_right(&h) + header_wrong(&h, 0);
}
module_init(header_init);
MODULE_LICENSE("GPL");
