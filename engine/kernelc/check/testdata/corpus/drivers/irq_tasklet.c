// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/interrupt.h>
#include <linux/slab.h>

struct port { int irq; struct tasklet_struct bh; unsigned int events; };

static struct port com = { .irq = 4 };

static void port_bh(struct tasklet_struct *t)
{
	struct port *p = from_tasklet(p, t, bh);

	p->events = 0;
}

static irqreturn_t port_irq(int irq, void *dev_id)
{
	struct port *p = dev_id;

	if (p->irq != irq)
		return IRQ_NONE;
	p->events++;
	tasklet_schedule(&p->bh);
	return IRQ_HANDLED;
}

static int port_irq_wrong(int irq, void *dev_id, void *regs)
{
	return 0;
}

static irqreturn_t port_thread(int irq, void *dev_id)
{
	return 7;
}

static int __init port_init(void)
{
	int err;

	tasklet_setup(&com.bh, port_bh);
	err = request_irq(com.irq, port_irq, IRQF_SHARED, "port", &com);
	if (err)
		return err;
	if (request_irq(5, port_irq_wrong, 0, "wrong", 0))
		return -EBUSY;
	return request_threaded_irq(6, NULL, port_thread, IRQF_ONESHOT, "thread", &com);
}

static void __exit port_exit(void)
{
	free_irq(com.irq, &com);
	tasklet_kill(&com.bh);
}
module_init(port_init);
module_exit(port_exit);
MODULE_LICENSE("GPL");
