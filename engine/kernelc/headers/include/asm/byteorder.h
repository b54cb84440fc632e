#pragma once

#include <linux/types.h>

/* Little endian is this machine's own order: only big endian swaps. */
#define __LITTLE_ENDIAN 1234
#define __LITTLE_ENDIAN_BITFIELD
#define swab16(x) ((__u16)__builtin_bswap16((__u16)(x)))
#define swab32(x) ((__u32)__builtin_bswap32((__u32)(x)))
#define swab64(x) ((__u64)__builtin_bswap64((__u64)(x)))
#define cpu_to_le16(x) ((__force __le16)(__u16)(x))
#define cpu_to_le32(x) ((__force __le32)(__u32)(x))
#define cpu_to_le64(x) ((__force __le64)(__u64)(x))
#define le16_to_cpu(x) ((__force __u16)(__le16)(x))
#define le32_to_cpu(x) ((__force __u32)(__le32)(x))
#define le64_to_cpu(x) ((__force __u64)(__le64)(x))
#define cpu_to_be16(x) ((__force __be16)swab16((x)))
#define cpu_to_be32(x) ((__force __be32)swab32((x)))
#define cpu_to_be64(x) ((__force __be64)swab64((x)))
#define be16_to_cpu(x) swab16((__force __u16)(__be16)(x))
#define be32_to_cpu(x) swab32((__force __u32)(__be32)(x))
#define be64_to_cpu(x) swab64((__force __u64)(__be64)(x))
#define htons(x) cpu_to_be16(x)
#define htonl(x) cpu_to_be32(x)
#define ntohs(x) be16_to_cpu(x)
#define ntohl(x) be32_to_cpu(x)
__u16 le16_to_cpup(const __le16 *p);
__u32 le32_to_cpup(const __le32 *p);
__u64 le64_to_cpup(const __le64 *p);
__u16 be16_to_cpup(const __be16 *p);
__u32 be32_to_cpup(const __be32 *p);
__u64 be64_to_cpup(const __be64 *p);
void le16_add_cpu(__le16 *var, u16 val);
void le32_add_cpu(__le32 *var, u32 val);
void be16_add_cpu(__be16 *var, u16 val);
void be32_add_cpu(__be32 *var, u32 val);
