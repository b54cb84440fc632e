// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/uaccess.h>

struct pair { u8 small; u64 large; const char __user *text; };

static int words(struct pair __user *up, struct pair *kp)
{
	struct pair k;
	char __user *text;
	char c;
	u16 half;

	if (get_user(k.small, &up->small) || get_user(k.large, &up->large))
		return -EFAULT;
	if (get_user(k.text, &up->text))
		return -EFAULT;
	if (get_user(c, k.text))
		return -EFAULT;
	if (get_user(text, &up->text))
		return -EFAULT;
	if (get_user(c, up->text))
		return -EFAULT;
	if (get_user(k.small, &kp->small))
		return -EFAULT;
	if (put_user(k.large, &kp->large))
		return -EFAULT;
	if (put_user(k.small, &up->small) || __put_user(1, &up->large))
		return -EFAULT;
	if (put_user(k.text, &up->text) || put_user(NULL, &up->text))
		return -EFAULT;
	if (__get_user(half, (u16 __user *)&up->large))
		return -EFAULT;
	if (put_user(kp, &up->text))
		return -EFAULT;
	return access_ok(up, sizeof(*up)) + access_ok(kp, sizeof(*kp)) + half;
}

static int __init words_init(void)
{
	struct pair p = { 1, 2, NULL };

	return words(NULL, &p);
}
module_init(words_init);
MODULE_LICENSE("GPL");
