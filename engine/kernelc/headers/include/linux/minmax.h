#pragma once

#include <linux/types.h>

/* Both sides must be of one type; each is computed once, unless both are constants. */
#define __one_type(x, y) (!!(sizeof((typeof(x) *)1 == (typeof(y) *)1)))
#define __is_constexpr(x) (sizeof(int) == sizeof(*(8 ? ((void *)((long)(x) * 0l)) : (int *)8)))
#define __cmp(x, y, op) ((x) op (y) ? (x) : (y))
#define __cmp_once(x, y, ux, uy, op) ({ typeof(x) ux = (x); typeof(y) uy = (y); __cmp(ux, uy, op); })
#define __careful_cmp(x, y, op) \
	__builtin_choose_expr(__one_type(x, y) && __is_constexpr(x) && __is_constexpr(y), \
		__cmp(x, y, op), __cmp_once(x, y, __UNIQUE_ID(__x), __UNIQUE_ID(__y), op))

#define min(x, y) __careful_cmp(x, y, <)
#define max(x, y) __careful_cmp(x, y, >)
#define min3(x, y, z) min((typeof(x))min(x, y), z)
#define max3(x, y, z) max((typeof(x))max(x, y), z)
#define clamp(val, lo, hi) min((typeof(val))max(val, lo), hi)

/* Both sides are converted to a type. */
#define min_t(type, x, y) __careful_cmp((type)(x), (type)(y), <)
#define max_t(type, x, y) __careful_cmp((type)(x), (type)(y), >)
#define clamp_t(type, val, lo, hi) min_t(type, max_t(type, val, lo), hi)
#define clamp_val(val, lo, hi) clamp_t(typeof(val), val, lo, hi)

#define swap(a, b) do { typeof(a) __tmp = (a); (a) = (b); (b) = __tmp; } while (0)
