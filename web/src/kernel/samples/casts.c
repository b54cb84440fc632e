// What a cast does to a space. The switch -Wcast-to-as is on here: without it
// sparse says nothing of a cast that adds one.
#include <linux/types.h>
#include <linux/uaccess.h>

static char *away(char __user *up)
{
	return (char *)up;		// the space is lost
}

static char __user *to(char *kp)
{
	return (char __user *)kp;	// a space is claimed
}

static char *meant(char __user *up)
{
	return (__force char *)up;	// __force says that it is meant
}

static unsigned long number(char __user *up)
{
	return (unsigned long)up;	// an address as a number is fine
}

static u32 narrow(char __user *up)
{
	return (u32)up;			// but not in a type too narrow for it
}

unsigned long casts(char __user *up, char *kp);
unsigned long casts(char __user *up, char *kp)
{
	return away(up) == meant(to(kp)) ? number(up) : narrow(up);
}
