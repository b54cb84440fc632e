#pragma once

#include <linux/list.h>
#include <linux/sysfs.h>
#include <linux/kref.h>
#include <linux/spinlock.h>

struct kset;
struct kobj_type;
struct kobject {
	const char *name;
	struct list_head entry;
	struct kobject *parent;
	struct kset *kset;
	const struct kobj_type *ktype;
	void *sd;
	struct kref kref;
	unsigned int state_initialized:1;
	unsigned int state_in_sysfs:1;
	unsigned int state_add_uevent_sent:1;
	unsigned int state_remove_uevent_sent:1;
	unsigned int uevent_suppress:1;
};
struct kobj_type {
	void (*release)(struct kobject *kobj);
	const struct sysfs_ops *sysfs_ops;
	const struct attribute_group **default_groups;
};
struct kobj_attribute {
	struct attribute attr;
	ssize_t (*show)(struct kobject *kobj, struct kobj_attribute *attr, char *buf);
	ssize_t (*store)(struct kobject *kobj, struct kobj_attribute *attr, const char *buf, size_t count);
};
struct kset {
	struct list_head list;
	spinlock_t list_lock;
	struct kobject kobj;
};
enum kobject_action { KOBJ_ADD, KOBJ_REMOVE, KOBJ_CHANGE, KOBJ_MOVE, KOBJ_ONLINE, KOBJ_OFFLINE };
extern const struct sysfs_ops kobj_sysfs_ops;
extern struct kobject *kernel_kobj;
void kobject_init(struct kobject *kobj, const struct kobj_type *ktype);
__printf(3, 4) __must_check int kobject_add(struct kobject *kobj, struct kobject *parent, const char *fmt, ...);
__printf(4, 5) __must_check int kobject_init_and_add(struct kobject *kobj, const struct kobj_type *ktype,
						     struct kobject *parent, const char *fmt, ...);
struct kobject *__must_check kobject_create_and_add(const char *name, struct kobject *parent);
__printf(2, 3) int kobject_set_name(struct kobject *kobj, const char *name, ...);
void kobject_del(struct kobject *kobj);
struct kobject *kobject_get(struct kobject *kobj);
void kobject_put(struct kobject *kobj);
int kobject_uevent(struct kobject *kobj, enum kobject_action action);
static inline const char *kobject_name(const struct kobject *kobj) { return kobj->name; }
struct kset *__must_check kset_create_and_add(const char *name, const void *u, struct kobject *parent_kobj);
void kset_unregister(struct kset *k);
