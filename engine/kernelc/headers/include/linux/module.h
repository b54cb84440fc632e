#pragma once

#include <linux/list.h>
#include <linux/stat.h>
#include <linux/errno.h>
#include <linux/err.h>
#include <linux/bug.h>
#include <linux/init.h>
#include <linux/string.h>
#include <linux/stringify.h>
#include <linux/kobject.h>
#include <linux/moduleparam.h>
#include <linux/export.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/sched.h>
#include <linux/rcupdate.h>

#define MODULE_NAME_LEN (64 - sizeof(unsigned long))
enum module_state { MODULE_STATE_LIVE, MODULE_STATE_COMING, MODULE_STATE_GOING, MODULE_STATE_UNFORMED };
struct module_layout {
	void *base;
	unsigned int size;
	unsigned int text_size;
	unsigned int ro_size;
	unsigned int ro_after_init_size;
};
struct module {
	enum module_state state;
	struct list_head list;
	char name[MODULE_NAME_LEN];
	struct kobject mkobj;
	const char *version;
	const char *srcversion;
	struct kobject *holders_dir;
	const struct kernel_symbol *syms;
	unsigned int num_syms;
	struct kernel_param *kp;
	unsigned int num_kp;
	unsigned int num_gpl_syms;
	const struct kernel_symbol *gpl_syms;
	int (*init)(void);
	struct module_layout core_layout;
	struct module_layout init_layout;
	unsigned long taints;
	char *args;
	struct list_head source_list;
	struct list_head target_list;
	void (*exit)(void);
	atomic_t refcnt;
};

/* The loader finds these two by their names. */
#define module_init(initfn) \
	static inline initcall_t __maybe_unused __inittest(void) { return initfn; } \
	int init_module(void) __attribute__((alias(#initfn)));
#define module_exit(exitfn) \
	static inline exitcall_t __maybe_unused __exittest(void) { return exitfn; } \
	void cleanup_module(void) __attribute__((alias(#exitfn)));
int init_module(void);
void cleanup_module(void);
#define module_driver(__driver, __register, __unregister, ...) \
static int __init __driver##_init(void) { return __register(&(__driver), ##__VA_ARGS__); } \
module_init(__driver##_init); \
static void __exit __driver##_exit(void) { __unregister(&(__driver), ##__VA_ARGS__); } \
module_exit(__driver##_exit);
#define builtin_driver module_driver

#define MODULE_LICENSE(_license) MODULE_INFO(license, _license)
#define MODULE_AUTHOR(_author) MODULE_INFO(author, _author)
#define MODULE_DESCRIPTION(_description) MODULE_INFO(description, _description)
#define MODULE_VERSION(_version) MODULE_INFO(version, _version)
#define MODULE_ALIAS(_alias) MODULE_INFO(alias, _alias)
#define MODULE_SOFTDEP(_softdep) MODULE_INFO(softdep, _softdep)
#define MODULE_FIRMWARE(_firmware) MODULE_INFO(firmware, _firmware)
#define MODULE_IMPORT_NS(ns) MODULE_INFO(import_ns, __stringify(ns))
#define MODULE_DEVICE_TABLE(type, name) extern typeof(name) __mod_##type##__##name##_device_table

bool try_module_get(struct module *module);
void __module_get(struct module *module);
void module_put(struct module *module);
int module_refcount(struct module *mod);
bool module_is_live(struct module *mod);
bool within_module(unsigned long addr, const struct module *mod);
bool within_module_core(unsigned long addr, const struct module *mod);
bool within_module_init(unsigned long addr, const struct module *mod);
struct module *find_module(const char *name);
int register_module_notifier(struct notifier_block *nb);
int unregister_module_notifier(struct notifier_block *nb);
int __request_module(bool wait, const char *name, ...);
#define request_module(mod...) __request_module(true, mod)
const char *module_name(struct module *mod);
