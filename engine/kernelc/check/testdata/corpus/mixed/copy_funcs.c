#ifdef __CHECKER__
# define __user __attribute__((noderef, address_space(__user)))
# define __iomem __attribute__((noderef, address_space(__iomem)))
# define __force __attribute__((force))
#else
# define __user
# define __iomem
# define __force
#endif
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n);
unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
long strncpy_from_user(char *dst, const char __user *src, long count);
unsigned long clear_user(void __user *to, unsigned long n);
struct q { int id; char name[16]; void __user *data; };
int h(unsigned long arg, struct q *kq);
int h(unsigned long arg, struct q *kq)
{
	struct q __user *uq = (struct q __user *)arg;
	struct q k;
	if (copy_from_user(&k, uq, sizeof(k)))
		return -14;
	if (copy_from_user(uq, &k, sizeof(k)))
		return -14;
	if (copy_to_user(&k, uq, sizeof(*uq)))
		return -14;
	if (copy_to_user(uq, kq, sizeof *kq))
		return -14;
	strncpy_from_user(k.name, uq->name, 16);
	strncpy_from_user(uq->name, k.name, 16);
	clear_user(k.data, 4);
	clear_user(uq->data, 4);
	clear_user(&uq->data, 4);
	copy_from_user(&k, arg, 4);
	copy_from_user(arg, uq, 4);
	return copy_to_user(k.data, k.name);
}
