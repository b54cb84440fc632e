static int *pb = 0;
