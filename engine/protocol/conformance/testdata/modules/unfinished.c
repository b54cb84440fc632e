#include <linux/fs.h>
#include <linux/mutex.h>
static DEFINE_MUTEX(lock);
static int opened(struct inode *inode, struct file *file)
{
	mutex_lock(&lock);
	file->
