#pragma once

#include <linux/compiler.h>
#include <linux/types.h>

/* Code and data that are gone once the module is loaded, or needed only to unload it. */
#define __init __section(".init.text") __cold
#define __initdata __section(".init.data")
#define __initconst __section(".init.rodata")
#define __exit __section(".exit.text") __used __cold
#define __exitdata __section(".exit.data")
#define __refdata __section(".ref.data")

typedef int (*initcall_t)(void);
typedef void (*exitcall_t)(void);
