// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>

static int my_open(struct file *file, struct inode *inode) { return 0; }
static void my_release(struct inode *inode, struct file *file) { }
static int my_read(struct file *file, char __user *buf, int len, loff_t *off) { return 0; }
static ssize_t my_write(struct file *file, const char __user *buf, size_t len, loff_t off) { return len; }
static int my_ioctl(struct inode *inode, struct file *file, unsigned int cmd, unsigned long arg) { return 0; }
static loff_t my_llseek(struct file *file, loff_t off) { return off; }
static int my_mmap(struct file *file, const struct vm_area_struct *vma) { return 0; }

static struct file_operations my_fops = {
	owner: THIS_MODULE,
	.open = my_open,
	.release = my_release,
	.read = my_read,
	.write = my_write,
	.unlocked_ioctl = my_ioctl,
	.llseek = my_llseek,
	.mmap = my_mmap,
	.flush = NULL,
	.fsync = 0,
};

static struct file_operations twice_fops = {
	.owner = THIS_MODULE,
	.open = my_open,
	.open = NULL,
};

static int __init my_init(void)
{
	return register_chrdev(0, "my", &my_fops) + register_chrdev(0, "twice", &twice_fops);
}
module_init(my_init);
MODULE_LICENSE("GPL");
