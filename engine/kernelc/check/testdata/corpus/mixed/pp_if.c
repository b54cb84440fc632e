#if FOO
int a;
#elif defined(BAR) && BAR(3)
int b;
#else
#if 1 +
int c;
#endif
#if (2 > 1
int d;
#endif
#if 1 / 0
int e;
#endif
#if "x"
#endif
#endif extra
#ifdef
#endif
#ifndef 3
#endif
#else
#endif
#elif 1
int z;
