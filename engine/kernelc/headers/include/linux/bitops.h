#pragma once

#include <linux/types.h>
#include <linux/bits.h>

#define BITS_TO_LONGS(nr) (((nr) + BITS_PER_LONG - 1) / BITS_PER_LONG)
#define DECLARE_BITMAP(name, bits) unsigned long name[BITS_TO_LONGS(bits)]

/* Bits of a bitmap: atomic, except those with two underscores. */
void set_bit(long nr, volatile unsigned long *addr);
void clear_bit(long nr, volatile unsigned long *addr);
void change_bit(long nr, volatile unsigned long *addr);
bool test_and_set_bit(long nr, volatile unsigned long *addr);
bool test_and_clear_bit(long nr, volatile unsigned long *addr);
void __set_bit(unsigned long nr, volatile unsigned long *addr);
void __clear_bit(unsigned long nr, volatile unsigned long *addr);
bool test_bit(unsigned long nr, const volatile unsigned long *addr);
unsigned long find_first_bit(const unsigned long *addr, unsigned long size);
unsigned long find_first_zero_bit(const unsigned long *addr, unsigned long size);
unsigned long find_next_bit(const unsigned long *addr, unsigned long size, unsigned long offset);
void bitmap_zero(unsigned long *dst, unsigned int nbits);
#define for_each_set_bit(bit, addr, size) \
	for ((bit) = find_first_bit((addr), (size)); (bit) < (size); \
	     (bit) = find_next_bit((addr), (size), (bit) + 1))

/* Bits of a word. */
int fls(unsigned int x);
int fls64(__u64 x);
int ffs(int x);
unsigned long __ffs(unsigned long word);
unsigned long __fls(unsigned long word);
unsigned long hweight_long(unsigned long w);
unsigned int hweight32(unsigned int w);
__u32 rol32(__u32 word, unsigned int shift);
__u32 ror32(__u32 word, unsigned int shift);
