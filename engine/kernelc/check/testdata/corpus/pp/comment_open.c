static int *a = 0;
/* never closed
static int *b = 0;
