int *far = 0;
