static int *p = 0;\
