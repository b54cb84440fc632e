#endif
#else
#elif 1
#if 1
#else
#else
static int a;
#elif 1
static int b;
#endif
static int c;
#ifdef
#endif
#ifndef 3
#else
static int d;
#endif
