#pragma once

#include <linux/types.h>

/* Each side is computed once. */
#define __cmp_once(op, tx, x, ty, y, ux, uy) ({ tx ux = (x); ty uy = (y); ux op uy ? ux : uy; })
#define __cmp_as(op, tx, x, ty, y) __cmp_once(op, tx, x, ty, y, __UNIQUE_ID(x_), __UNIQUE_ID(y_))
#define min(x, y) __cmp_as(<, typeof(x), x, typeof(y), y)
#define max(x, y) __cmp_as(>, typeof(x), x, typeof(y), y)
#define min3(x, y, z) min(x, min(y, z))
#define max3(x, y, z) max(x, max(y, z))
#define clamp(val, lo, hi) min(max(val, lo), hi)

/* Both sides are converted to a type. */
#define min_t(type, x, y) __cmp_as(<, type, x, type, y)
#define max_t(type, x, y) __cmp_as(>, type, x, type, y)
#define clamp_t(type, val, lo, hi) min_t(type, max_t(type, val, lo), hi)
#define clamp_val(val, lo, hi) clamp_t(typeof(val), val, lo, hi)

/* Without statements, for the size of an array; each side may be computed twice. */
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

#define swap(a, b) do { typeof(a) __tmp = (a); (a) = (b); (b) = __tmp; } while (0)
