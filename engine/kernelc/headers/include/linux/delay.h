#pragma once

#include <linux/sched.h>

/* These sleep. */
void msleep(unsigned int msecs);
unsigned long msleep_interruptible(unsigned int msecs);
void usleep_range(unsigned long min, unsigned long max);
void ssleep(unsigned int seconds);
void fsleep(unsigned long usecs);
/* These keep the CPU busy. */
void ndelay(unsigned long nsecs);
void udelay(unsigned long usecs);
void mdelay(unsigned long msecs);
