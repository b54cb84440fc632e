#pragma once

#include <linux/types.h>
#include <asm/page.h>

struct device;
/* Registers of devices, which ordinary reads and writes must not touch. */
void __iomem *ioremap(resource_size_t offset, unsigned long size);
void iounmap(volatile void __iomem *addr);
void __iomem *devm_ioremap(struct device *dev, resource_size_t offset, resource_size_t size);
unsigned char readb(const volatile void __iomem *addr);
unsigned short readw(const volatile void __iomem *addr);
unsigned int readl(const volatile void __iomem *addr);
u64 readq(const volatile void __iomem *addr);
void writeb(unsigned char val, volatile void __iomem *addr);
void writew(unsigned short val, volatile void __iomem *addr);
void writel(unsigned int val, volatile void __iomem *addr);
void writeq(u64 val, volatile void __iomem *addr);
unsigned int ioread8(const void __iomem *addr);
unsigned int ioread16(const void __iomem *addr);
unsigned int ioread32(const void __iomem *addr);
void iowrite8(u8 val, void __iomem *addr);
void iowrite16(u16 val, void __iomem *addr);
void iowrite32(u32 val, void __iomem *addr);
void memcpy_fromio(void *to, const volatile void __iomem *from, size_t n);
void memcpy_toio(volatile void __iomem *to, const void *from, size_t n);
u8 inb(u16 port);
void outb(u8 value, u16 port);
