#pragma once

#include <linux/printk.h>
#include <linux/build_bug.h>

/* BUG ends the task; WARN prints where it is and goes on. */
void __noreturn __bug(const char *file, int line);
void __warn_at(const char *file, int line);
__printf(1, 2) void __warn_printk(const char *fmt, ...);
#define BUG() __bug(__FILE__, __LINE__)
#define BUG_ON(condition) do { if (unlikely(condition)) BUG(); } while (0)
#define WARN_ON(condition) ({ \
	int __ret_warn_on = !!(condition); \
	if (unlikely(__ret_warn_on)) \
		__warn_at(__FILE__, __LINE__); \
	unlikely(__ret_warn_on); })
#define WARN(condition, format...) ({ \
	int __ret_warn_on = !!(condition); \
	if (unlikely(__ret_warn_on)) { \
		__warn_printk(format); \
		__warn_at(__FILE__, __LINE__); \
	} \
	unlikely(__ret_warn_on); })
#define WARN_ON_ONCE(condition) ({ \
	static bool __warned; \
	int __ret_warn_once = !!(condition); \
	if (unlikely(__ret_warn_once && !__warned)) { \
		__warned = true; \
		__warn_at(__FILE__, __LINE__); \
	} \
	unlikely(__ret_warn_once); })
#define WARN_ONCE(condition, format...) ({ \
	static bool __warned; \
	int __ret_warn_once = !!(condition); \
	if (unlikely(__ret_warn_once && !__warned)) { \
		__warned = true; \
		WARN(1, format); \
	} \
	unlikely(__ret_warn_once); })
__printf(1, 2) void __noreturn panic(const char *fmt, ...);
