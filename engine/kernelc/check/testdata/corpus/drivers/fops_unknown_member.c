// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/fs.h>

static long my_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	return -ENOTTY;
}

static const struct file_operations my_fops = {
	.owner = THIS_MODULE,
	.ioctl = my_ioctl,
	.unlocked_ioctl = my_ioctl,
};

static int my_open(struct inode *inode, struct file *file)
{
	file->f_dentry = NULL;
	file->private = inode;
	return inode->i_uuid + iminor(file);
}

static int __init my_init(void)
{
	return register_chrdev(0, "my", &my_fops) + my_open(NULL, NULL);
}
module_init(my_init);
MODULE_LICENSE("GPL");
