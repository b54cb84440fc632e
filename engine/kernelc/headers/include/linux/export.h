#pragma once

#include <linux/compiler.h>
#include <linux/stringify.h>

/* What others may call: an entry of the module's table of symbols. */
struct kernel_symbol { const void *value; const char *name; const char *namespace; };
#define __EXPORT_SYMBOL(sym, sec) \
	extern typeof(sym) sym; \
	static const struct kernel_symbol __ksymtab_##sym __used __section(sec) = { (const void *)&sym, #sym, (void *)0 }
#define EXPORT_SYMBOL(sym) __EXPORT_SYMBOL(sym, "___ksymtab")
#define EXPORT_SYMBOL_GPL(sym) __EXPORT_SYMBOL(sym, "___ksymtab_gpl")
#define EXPORT_SYMBOL_NS(sym, ns) EXPORT_SYMBOL(sym)
#define EXPORT_SYMBOL_NS_GPL(sym, ns) EXPORT_SYMBOL_GPL(sym)
extern struct module __this_module;
#define THIS_MODULE (&__this_module)
