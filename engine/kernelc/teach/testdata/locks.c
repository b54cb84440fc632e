#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(guard);
static int value;

int forgets(int n);
int forgets(int n)
{
	spin_lock(&guard);
	value = n;
	return value;
}

int leaves(int n);
int leaves(int n)
{
	unsigned long flags;

	spin_lock_irqsave(&guard, flags);
	if (n < 0)
		return -1;
	value = n;
	spin_unlock_irqrestore(&guard, flags);
	return 0;
}

void surprises(void);
void surprises(void)
{
	value = 0;
	spin_unlock(&guard);
}

void sometimes(int n);
void sometimes(int n)
{
	if (n)
		spin_lock(&guard);
	value = n;
	if (n)
		spin_unlock(&guard);
}

int tries(void);
int tries(void)
{
	if (!spin_trylock(&guard))
		return 0;
	value++;
	spin_unlock(&guard);
	return 1;
}

int tries_and_forgets(void);
int tries_and_forgets(void)
{
	if (spin_trylock(&guard))
		return 1;
	return 0;
}

int tries_and_leaves(int n);
int tries_and_leaves(int n)
{
	if (!spin_trylock(&guard))
		return 0;
	if (n < 0)
		return -1;
	value = n;
	spin_unlock(&guard);
	return 1;
}

void tries_inside(void);
void tries_inside(void)
{
	if (spin_trylock(&guard)) {
		value++;
		spin_unlock(&guard);
	}
}
