static int *warns = 0;
