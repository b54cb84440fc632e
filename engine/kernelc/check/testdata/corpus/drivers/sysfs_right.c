// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/kobject.h>
#include <linux/sysfs.h>

static int level = 5;
static bool muted;
static struct kobject *audio;

static ssize_t level_show(struct kobject *kobj, struct kobj_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%d\n", level);
}

static ssize_t level_store(struct kobject *kobj, struct kobj_attribute *attr, const char *buf, size_t count)
{
	int v, err = kstrtoint(buf, 0, &v);

	if (err)
		return err;
	level = clamp(v, 0, 10);
	return count;
}
static struct kobj_attribute level_attr = __ATTR_RW(level);

static ssize_t muted_show(struct kobject *kobj, struct kobj_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%s\n", muted ? "yes" : "no");
}
static struct kobj_attribute muted_attr = __ATTR_RO(muted);

static struct attribute *audio_attrs[] = {
	&level_attr.attr,
	&muted_attr.attr,
	NULL,
};
static const struct attribute_group audio_group = { .attrs = audio_attrs };

static int __init audio_init(void)
{
	int err;

	audio = kobject_create_and_add("audio", kernel_kobj);
	if (!audio)
		return -ENOMEM;
	err = sysfs_create_group(audio, &audio_group);
	if (err)
		kobject_put(audio);
	return err;
}

static void __exit audio_exit(void)
{
	kobject_put(audio);
}
module_init(audio_init);
module_exit(audio_exit);
MODULE_LICENSE("GPL");
