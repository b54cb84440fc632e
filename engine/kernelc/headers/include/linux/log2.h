#pragma once

#include <linux/bitops.h>

bool is_power_of_2(unsigned long n);
int ilog2(u64 n);
unsigned long roundup_pow_of_two(unsigned long n);
