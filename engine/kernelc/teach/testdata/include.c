#include <linux/module.h>
#include <linux/uacess.h>

int after;
