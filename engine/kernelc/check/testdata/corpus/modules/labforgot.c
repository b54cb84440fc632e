// sparse: -nostdinc -isystem HEADERS
// labforgot: returns from exit without unregistering the device
#include <linux/module.h>
#include <linux/fs.h>

static int f_open(struct inode *i, struct file *f) { return 0; }
static const struct file_operations f_fops = { .owner = THIS_MODULE, .open = f_open };
static int major;
static int __init f_init(void)
{
	major = register_chrdev(0, "labforgot", &f_fops);
	return major < 0 ? major : 0;
}
static void __exit f_exit(void) { pr_info("labforgot: exit without unregister\n"); }
module_init(f_init);
module_exit(f_exit);
MODULE_LICENSE("GPL");
