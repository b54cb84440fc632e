int *quiet = 0;
