int broken = ;
int *q = 0;
