#define __user __attribute__((noderef, address_space(__user)))
