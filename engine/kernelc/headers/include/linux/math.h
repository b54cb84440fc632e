#pragma once

#include <linux/types.h>

#define __round_mask(x, y) ((__typeof__(x))((y) - 1))
#define round_up(x, y) ((((x) - 1) | __round_mask(x, y)) + 1)
#define round_down(x, y) ((x) & ~__round_mask(x, y))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define DIV_ROUND_CLOSEST(x, divisor) ({ typeof(x) __n = (x); typeof(divisor) __d = (divisor); (__n + __d / 2) / __d; })
#define roundup(x, y) ({ typeof(y) __y = (y); (((x) + (__y - 1)) / __y) * __y; })
#define rounddown(x, y) ({ typeof(x) __x = (x); __x - (__x % (y)); })
#define abs(x) ({ typeof(x) __a = (x); __a < 0 ? -__a : __a; })

/* Division of 64 bits. do_div leaves the quotient in n and gives the rest. */
#define do_div(n, base) ({ u32 __base = (base); u32 __rem = (u64)(n) % __base; (n) = (u64)(n) / __base; __rem; })
u64 div_u64(u64 dividend, u32 divisor);
s64 div_s64(s64 dividend, s32 divisor);
u64 div64_u64(u64 dividend, u64 divisor);
u64 div_u64_rem(u64 dividend, u32 divisor, u32 *remainder);
unsigned long int_sqrt(unsigned long x);
