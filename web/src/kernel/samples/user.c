// What __user is: nothing for the compiler, two promises for sparse. noderef:
// nobody looks through the pointer. address_space: it names memory of another
// kind, which no kernel pointer does.
#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
#else
# define __user
#endif

static int look(int __user *up)
{
	return *up;		// looked through
}

static int forget(int __user *up)
{
	int *kp = up;		// the kind is lost

	return *kp;
}

static unsigned long allowed(int __user *up)
{
	int __user *next = up + 1;	// counting on is fine

	if (!up || next == up)		// so are tests
		return sizeof(*up);	// and what looks at no memory
	return (unsigned long)up;	// an address as a number is fine
}

unsigned long all(int __user *up);
unsigned long all(int __user *up)
{
	return look(up) + forget(up) + allowed(up);
}
