#pragma once

#include <linux/types.h>

#define KSYM_SYMBOL_LEN 640
int sprint_symbol(char *buffer, unsigned long address);
