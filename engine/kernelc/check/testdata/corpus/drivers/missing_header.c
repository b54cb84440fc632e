// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/fs.h>

static int __init p_init(void)
{
	return 0;
}
module_init(p_init);
