#define RING_SIZE 64
#define RING_MASK (RING_SIZE - 1)
#define ring_of(ptr) container_of(ptr, struct ring, dev)

struct ring {
	char data[RING_SIZE];
	unsigned int head, tail; /* both only grow */
	struct mutex lock;
	wait_queue_head_t readers;
	struct list_head entry;
};

static ssize_t ring_read(struct file *file, char __user *buf, size_t count, loff_t *pos)
{
	struct ring *ring = file->private_data;
	unsigned int available;
	ssize_t ret = -EFAULT;

	if (wait_event_interruptible(ring->readers, ring->head != ring->tail))
		return -ERESTARTSYS;
	mutex_lock(&ring->lock);
	available = min_t(size_t, count, ring->head - ring->tail);
	/* What wraps around is left for the next call. */
	available = min_t(unsigned int, available, RING_SIZE - (ring->tail & RING_MASK));
	if (copy_to_user(buf, ring->data + (ring->tail & RING_MASK), available))
		goto out;
	ring->tail += available;
	ret = available;
	pr_debug("read %zd of %zu bytes\n", ret, count);
out:
	mutex_unlock(&ring->lock);
	return ret;
}

static int ring_count(struct list_head *rings)
{
	struct ring *ring;
	int count = 0;

	list_for_each_entry(ring, rings, entry) {
		if (unlikely(ring->head == ring->tail))
			continue;
		count++;
	}
	return count;
}
