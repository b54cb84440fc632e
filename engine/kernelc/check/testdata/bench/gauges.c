#include <linux/fs.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/uaccess.h>

struct gauge0_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge0_lock);
static struct gauge0_range *gauge0;

static long gauge0_set(struct gauge0_range __user *range)
{
	struct gauge0_range new = { .low = 0, .high = 1 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge0_lock, flags);
	new.updates = gauge0->updates + 1;
	*gauge0 = new;
	spin_unlock_irqrestore(&gauge0_lock, flags);
	return 0;
}

long gauge0_ioctl(unsigned int cmd, unsigned long arg);
long gauge0_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 0:
		gauge0 = kzalloc(sizeof(*gauge0), GFP_KERNEL);
		return gauge0 ? 0 : -ENOMEM;
	case 1000:
		return gauge0_set((struct gauge0_range __user *)arg);
	case 2000:
		return put_user(gauge0->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge1_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge1_lock);
static struct gauge1_range *gauge1;

static long gauge1_set(struct gauge1_range __user *range)
{
	struct gauge1_range new = { .low = 0, .high = 2 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge1_lock, flags);
	new.updates = gauge1->updates + 1;
	*gauge1 = new;
	spin_unlock_irqrestore(&gauge1_lock, flags);
	return 0;
}

long gauge1_ioctl(unsigned int cmd, unsigned long arg);
long gauge1_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 1:
		gauge1 = kzalloc(sizeof(*gauge1), GFP_KERNEL);
		return gauge1 ? 0 : -ENOMEM;
	case 1001:
		return gauge1_set((struct gauge1_range __user *)arg);
	case 2001:
		return put_user(gauge1->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge2_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge2_lock);
static struct gauge2_range *gauge2;

static long gauge2_set(struct gauge2_range __user *range)
{
	struct gauge2_range new = { .low = 0, .high = 3 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge2_lock, flags);
	new.updates = gauge2->updates + 1;
	*gauge2 = new;
	spin_unlock_irqrestore(&gauge2_lock, flags);
	return 0;
}

long gauge2_ioctl(unsigned int cmd, unsigned long arg);
long gauge2_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 2:
		gauge2 = kzalloc(sizeof(*gauge2), GFP_KERNEL);
		return gauge2 ? 0 : -ENOMEM;
	case 1002:
		return gauge2_set((struct gauge2_range __user *)arg);
	case 2002:
		return put_user(gauge2->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge3_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge3_lock);
static struct gauge3_range *gauge3;

static long gauge3_set(struct gauge3_range __user *range)
{
	struct gauge3_range new = { .low = 0, .high = 4 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge3_lock, flags);
	new.updates = gauge3->updates + 1;
	*gauge3 = new;
	spin_unlock_irqrestore(&gauge3_lock, flags);
	return 0;
}

long gauge3_ioctl(unsigned int cmd, unsigned long arg);
long gauge3_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 3:
		gauge3 = kzalloc(sizeof(*gauge3), GFP_KERNEL);
		return gauge3 ? 0 : -ENOMEM;
	case 1003:
		return gauge3_set((struct gauge3_range __user *)arg);
	case 2003:
		return put_user(gauge3->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge4_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge4_lock);
static struct gauge4_range *gauge4;

static long gauge4_set(struct gauge4_range __user *range)
{
	struct gauge4_range new = { .low = 0, .high = 5 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge4_lock, flags);
	new.updates = gauge4->updates + 1;
	*gauge4 = new;
	spin_unlock_irqrestore(&gauge4_lock, flags);
	return 0;
}

long gauge4_ioctl(unsigned int cmd, unsigned long arg);
long gauge4_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 4:
		gauge4 = kzalloc(sizeof(*gauge4), GFP_KERNEL);
		return gauge4 ? 0 : -ENOMEM;
	case 1004:
		return gauge4_set((struct gauge4_range __user *)arg);
	case 2004:
		return put_user(gauge4->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge5_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge5_lock);
static struct gauge5_range *gauge5;

static long gauge5_set(struct gauge5_range __user *range)
{
	struct gauge5_range new = { .low = 0, .high = 6 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge5_lock, flags);
	new.updates = gauge5->updates + 1;
	*gauge5 = new;
	spin_unlock_irqrestore(&gauge5_lock, flags);
	return 0;
}

long gauge5_ioctl(unsigned int cmd, unsigned long arg);
long gauge5_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 5:
		gauge5 = kzalloc(sizeof(*gauge5), GFP_KERNEL);
		return gauge5 ? 0 : -ENOMEM;
	case 1005:
		return gauge5_set((struct gauge5_range __user *)arg);
	case 2005:
		return put_user(gauge5->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge6_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge6_lock);
static struct gauge6_range *gauge6;

static long gauge6_set(struct gauge6_range __user *range)
{
	struct gauge6_range new = { .low = 0, .high = 7 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge6_lock, flags);
	new.updates = gauge6->updates + 1;
	*gauge6 = new;
	spin_unlock_irqrestore(&gauge6_lock, flags);
	return 0;
}

long gauge6_ioctl(unsigned int cmd, unsigned long arg);
long gauge6_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 6:
		gauge6 = kzalloc(sizeof(*gauge6), GFP_KERNEL);
		return gauge6 ? 0 : -ENOMEM;
	case 1006:
		return gauge6_set((struct gauge6_range __user *)arg);
	case 2006:
		return put_user(gauge6->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge7_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge7_lock);
static struct gauge7_range *gauge7;

static long gauge7_set(struct gauge7_range __user *range)
{
	struct gauge7_range new = { .low = 0, .high = 8 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge7_lock, flags);
	new.updates = gauge7->updates + 1;
	*gauge7 = new;
	spin_unlock_irqrestore(&gauge7_lock, flags);
	return 0;
}

long gauge7_ioctl(unsigned int cmd, unsigned long arg);
long gauge7_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 7:
		gauge7 = kzalloc(sizeof(*gauge7), GFP_KERNEL);
		return gauge7 ? 0 : -ENOMEM;
	case 1007:
		return gauge7_set((struct gauge7_range __user *)arg);
	case 2007:
		return put_user(gauge7->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge8_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge8_lock);
static struct gauge8_range *gauge8;

static long gauge8_set(struct gauge8_range __user *range)
{
	struct gauge8_range new = { .low = 0, .high = 9 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge8_lock, flags);
	new.updates = gauge8->updates + 1;
	*gauge8 = new;
	spin_unlock_irqrestore(&gauge8_lock, flags);
	return 0;
}

long gauge8_ioctl(unsigned int cmd, unsigned long arg);
long gauge8_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 8:
		gauge8 = kzalloc(sizeof(*gauge8), GFP_KERNEL);
		return gauge8 ? 0 : -ENOMEM;
	case 1008:
		return gauge8_set((struct gauge8_range __user *)arg);
	case 2008:
		return put_user(gauge8->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge9_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge9_lock);
static struct gauge9_range *gauge9;

static long gauge9_set(struct gauge9_range __user *range)
{
	struct gauge9_range new = { .low = 0, .high = 10 };
	unsigned long flags;

	new.low = range->low;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge9_lock, flags);
	new.updates = gauge9->updates + 1;
	*gauge9 = new;
	spin_unlock_irqrestore(&gauge9_lock, flags);
	return 0;
}

long gauge9_ioctl(unsigned int cmd, unsigned long arg);
long gauge9_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 9:
		gauge9 = kzalloc(sizeof(*gauge9), GFP_KERNEL);
		return gauge9 ? 0 : -ENOMEM;
	case 1009:
		return gauge9_set((struct gauge9_range __user *)arg);
	case 2009:
		return put_user(gauge9->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge10_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge10_lock);
static struct gauge10_range *gauge10;

static long gauge10_set(struct gauge10_range __user *range)
{
	struct gauge10_range new = { .low = 0, .high = 11 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge10_lock, flags);
	new.updates = gauge10->updates + 1;
	*gauge10 = new;
	spin_unlock_irqrestore(&gauge10_lock, flags);
	return 0;
}

long gauge10_ioctl(unsigned int cmd, unsigned long arg);
long gauge10_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 10:
		gauge10 = kzalloc(sizeof(*gauge10), GFP_KERNEL);
		return gauge10 ? 0 : -ENOMEM;
	case 1010:
		return gauge10_set((struct gauge10_range __user *)arg);
	case 2010:
		return put_user(gauge10->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge11_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge11_lock);
static struct gauge11_range *gauge11;

static long gauge11_set(struct gauge11_range __user *range)
{
	struct gauge11_range new = { .low = 0, .high = 12 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge11_lock, flags);
	new.updates = gauge11->updates + 1;
	*gauge11 = new;
	spin_unlock_irqrestore(&gauge11_lock, flags);
	return 0;
}

long gauge11_ioctl(unsigned int cmd, unsigned long arg);
long gauge11_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 11:
		gauge11 = kzalloc(sizeof(*gauge11), GFP_KERNEL);
		return gauge11 ? 0 : -ENOMEM;
	case 1011:
		return gauge11_set((struct gauge11_range __user *)arg);
	case 2011:
		return put_user(gauge11->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

struct gauge12_range {
	int low, high;
	u64 updates;
};

static DEFINE_SPINLOCK(gauge12_lock);
static struct gauge12_range *gauge12;

static long gauge12_set(struct gauge12_range __user *range)
{
	struct gauge12_range new = { .low = 0, .high = 13 };
	unsigned long flags;

	if (copy_from_user(&new, range, sizeof(new)))
		return -EFAULT;
	if (new.low > new.high)
		return -EINVAL;
	spin_lock_irqsave(&gauge12_lock, flags);
	new.updates = gauge12->updates + 1;
	*gauge12 = new;
	spin_unlock_irqrestore(&gauge12_lock, flags);
	return 0;
}

long gauge12_ioctl(unsigned int cmd, unsigned long arg);
long gauge12_ioctl(unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case 12:
		gauge12 = kzalloc(sizeof(*gauge12), GFP_KERNEL);
		return gauge12 ? 0 : -ENOMEM;
	case 1012:
		return gauge12_set((struct gauge12_range __user *)arg);
	case 2012:
		return put_user(gauge12->updates, (u64 __user *)arg);
	}
	return -ENOTTY;
}

MODULE_LICENSE("GPL");
