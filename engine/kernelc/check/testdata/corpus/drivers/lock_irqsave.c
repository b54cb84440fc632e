// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/interrupt.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(ring_lock);
static u32 ring[16];
static unsigned int head, tail;

static irqreturn_t ring_irq(int irq, void *dev)
{
	spin_lock(&ring_lock);
	ring[head++ % 16] = irq;
	spin_unlock(&ring_lock);
	return IRQ_HANDLED;
}

static int ring_take(u32 *v)
{
	unsigned long flags;
	int err = -EAGAIN;

	spin_lock_irqsave(&ring_lock, flags);
	if (head != tail) {
		*v = ring[tail++ % 16];
		err = 0;
	}
	spin_unlock_irqrestore(&ring_lock, flags);
	return err;
}

static int ring_drop(int n)
{
	unsigned long flags;

	spin_lock_irqsave(&ring_lock, flags);
	while (n--) {
		if (head == tail)
			goto out;
		tail++;
	}
	spin_unlock_irqrestore(&ring_lock, flags);
	return 0;
out:
	return -ENODATA;
}

static int ring_bad_flags(void)
{
	int flags;

	spin_lock_irqsave(&ring_lock, flags);
	tail = head;
	spin_unlock_irqrestore(&ring_lock, flags);
	return 0;
}

static int __init ring_init(void)
{
	u32 v;

	return request_irq(9, ring_irq, IRQF_SHARED, "ring", &ring_lock) ?: ring_take(&v) + ring_drop(2) + ring_bad_flags();
}
module_init(ring_init);
MODULE_LICENSE("GPL");
