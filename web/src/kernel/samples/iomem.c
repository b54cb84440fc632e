// Device registers are no memory: a read may be an order to the device.
#include <linux/io.h>
#include <linux/module.h>
#include <linux/types.h>

#define STATUS 0x04
#define DATA 0x08

struct port {
	void __iomem *base;
	u32 *shadow;
};

static u32 port_status(struct port *port)
{
	u32 *registers = port->base;

	return registers[STATUS / 4];
}

static u32 port_status_right(struct port *port)
{
	return readl(port->base + STATUS);
}

static void port_send(struct port *port, u32 value)
{
	*(u32 __iomem *)(port->base + DATA) = value;
	writel(value, port->shadow);
}

u32 port_probe(struct port *port);
u32 port_probe(struct port *port)
{
	port_send(port, 1);
	return port_status(port) ^ port_status_right(port);
}
