// sparse: -nostdinc -isystem HEADERS
// labempty: neither init nor exit
#include <linux/module.h>
MODULE_LICENSE("GPL");
