static int *pe = 0;
