#pragma once

#include <linux/kernel.h>
#include <linux/fs.h>

struct iovec {
	void __user *iov_base;
	size_t iov_len;
};
struct kvec {
	void *iov_base;
	size_t iov_len;
};
struct iov_iter {
	u8 iter_type;
	bool data_source;
	size_t iov_offset;
	size_t count;
	const struct iovec *iov;
	unsigned long nr_segs;
};
struct kiocb {
	struct file *ki_filp;
	loff_t ki_pos;
	void *private;
	int ki_flags;
};
size_t copy_to_iter(const void *addr, size_t bytes, struct iov_iter *i);
size_t copy_from_iter(void *addr, size_t bytes, struct iov_iter *i);
size_t iov_iter_zero(size_t bytes, struct iov_iter *i);
void iov_iter_advance(struct iov_iter *i, size_t bytes);
static inline size_t iov_iter_count(const struct iov_iter *i) { return i->count; }
