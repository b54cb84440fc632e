// A number as it goes over the wire is no number yet: its bytes may have to
// be turned first. __be32 and __le16 are types of their own to sparse.
#include <asm/byteorder.h>
#include <linux/types.h>

struct frame {
	__be32 length;
	__le16 kind;
	__be16 port;
};

static u32 length_wrong(const struct frame *frame)
{
	return frame->length + 4;
}

static u32 length_right(const struct frame *frame)
{
	return be32_to_cpu(frame->length) + 4;
}

static void fill(struct frame *frame, u32 length)
{
	frame->length = length;
	frame->kind = cpu_to_be16(7);
	frame->port = cpu_to_be16(80);
}

u32 frame_size(struct frame *frame);
u32 frame_size(struct frame *frame)
{
	fill(frame, 12);
	if (frame->port == 80)
		return length_wrong(frame);
	return length_right(frame);
}
