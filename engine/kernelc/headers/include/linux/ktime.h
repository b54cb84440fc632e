#pragma once

#include <linux/jiffies.h>
#include <linux/time64.h>

/* Nanoseconds. */
typedef s64 ktime_t;
#define KTIME_MAX ((s64)~((u64)1 << 63))
static inline ktime_t ktime_set(const s64 secs, const unsigned long nsecs) { return secs * NSEC_PER_SEC + (s64)nsecs; }
#define ktime_add(lhs, rhs) ((lhs) + (rhs))
#define ktime_sub(lhs, rhs) ((lhs) - (rhs))
#define ktime_add_ns(kt, nsval) ((kt) + (nsval))
#define ktime_sub_ns(kt, nsval) ((kt) - (nsval))
static inline ktime_t ktime_add_ms(const ktime_t kt, const u64 msec) { return kt + msec * NSEC_PER_MSEC; }
static inline s64 ktime_to_ns(const ktime_t kt) { return kt; }
static inline s64 ktime_to_us(const ktime_t kt) { return kt / NSEC_PER_USEC; }
static inline s64 ktime_to_ms(const ktime_t kt) { return kt / NSEC_PER_MSEC; }
static inline ktime_t ns_to_ktime(u64 ns) { return ns; }
static inline ktime_t ms_to_ktime(u64 ms) { return ms * NSEC_PER_MSEC; }
static inline s64 ktime_us_delta(const ktime_t later, const ktime_t earlier) { return ktime_to_us(later - earlier); }
static inline int ktime_compare(const ktime_t cmp1, const ktime_t cmp2) { return cmp1 < cmp2 ? -1 : cmp1 > cmp2; }
static inline bool ktime_after(const ktime_t cmp1, const ktime_t cmp2) { return cmp1 > cmp2; }
static inline bool ktime_before(const ktime_t cmp1, const ktime_t cmp2) { return cmp1 < cmp2; }
struct timespec64 ns_to_timespec64(s64 nsec);
#define ktime_to_timespec64(kt) ns_to_timespec64((kt))

ktime_t ktime_get(void);
ktime_t ktime_get_real(void);
u64 ktime_get_ns(void);
u64 ktime_get_real_ns(void);
time64_t ktime_get_real_seconds(void);
void ktime_get_ts64(struct timespec64 *ts);
void ktime_get_real_ts64(struct timespec64 *tv);
