// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/device.h>

struct sensor { struct device *dev; int celsius; unsigned long flags; };

static struct sensor probe;
static struct class *sensor_class;

static ssize_t celsius_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	struct sensor *s = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%d\n", s->celsius);
}

static ssize_t celsius_store(struct device *dev, struct device_attribute *attr, const char *buf, size_t n)
{
	struct sensor *s = dev_get_drvdata(dev);
	int err = kstrtoint(buf, 10, &s->celsius);

	return err ? err : n;
}
static DEVICE_ATTR_RW(celsius);

static ssize_t flags_show(struct device *dev, struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%lx\n", probe.flags);
}
DEVICE_ATTR_RO(flags);

static ssize_t reset_store(struct device *dev, struct device_attribute *attr, char *buf, size_t n)
{
	probe.flags = 0;
	return n;
}
static DEVICE_ATTR_WO(reset);

static struct attribute *sensor_attrs[] = {
	&dev_attr_celsius.attr,
	&dev_attr_flags.attr,
	&dev_attr_reset,
	NULL
};
ATTRIBUTE_GROUPS(sensor);

static int __init sensor_init(void)
{
	sensor_class = class_create(THIS_MODULE, "sensor");
	if (IS_ERR(sensor_class))
		return PTR_ERR(sensor_class);
	sensor_class->dev_groups = sensor_groups;
	probe.dev = device_create(sensor_class, NULL, MKDEV(0, 0), &probe, "probe");
	dev_info(probe.dev, "ready\n");
	return PTR_ERR_OR_ZERO(probe.dev);
}

static void __exit sensor_exit(void)
{
	device_unregister(probe.dev);
	class_destroy(sensor_class);
}
module_init(sensor_init);
module_exit(sensor_exit);
MODULE_LICENSE("GPL");
