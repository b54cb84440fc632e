// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/kobject.h>
#include <linux/sysfs.h>
#include <linux/uaccess.h>

static char label[16];
struct kobject *label_kobj;

static ssize_t label_show(struct kobject *kobj, struct kobj_attribute *attr, char __user *buf)
{
	return copy_to_user(buf, label, sizeof(label)) ? -EFAULT : sizeof(label);
}

static ssize_t label_store(struct kobject *kobj, struct kobj_attribute *attr, const char *buf, size_t count)
{
	if (copy_from_user(label, buf, min(count, sizeof(label))))
		return -EFAULT;
	return count;
}

static struct kobj_attribute label_attr = __ATTR(label, 0644, label_show, label_store);

static int __init label_init(void)
{
	label_kobj = kobject_create_and_add("label", 0);
	if (!label_kobj)
		return -ENOMEM;
	return sysfs_create_file(label_kobj, &label_attr);
}

static void __exit label_exit(void)
{
	sysfs_remove_file(label_kobj, &label_attr.attr);
	kobject_put(label_kobj);
}
module_init(label_init);
module_exit(label_exit);
MODULE_LICENSE("GPL");
