#if 0x
#endif
#if 1lul
#endif
#if 12abc
#endif
#if ''
#endif
#if 'ab'
#endif
static int *p = 0;
