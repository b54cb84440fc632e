static int *before = 0;
#ifndef CONFIG_MMU
#error This driver needs an MMU, isn't it
#endif
#error
static int *after = 0;
