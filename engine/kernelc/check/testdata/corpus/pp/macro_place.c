#define __user __attribute__((noderef, address_space(__user)))
#define get(p) (*(p))
#define get_twice(p) (get(p) + get(p))
#define ASSIGN(a, b) a = b
#define NULLISH 0

static int load(int __user *up)
{
	int *kp;

	ASSIGN(kp, up);
	kp = NULLISH;
	return get(up) + get_twice(up) +
		get(
			up);
}
