#if 1
u3
#else
