#include <linux/module.h>
#include <linux/pci.h>
