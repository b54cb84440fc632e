#define YES
#if defined YES && defined(YES) && !defined NO && !defined(NO)
static int a;
#endif
#if defined
#endif
#if defined(
#endif
#if defined 3
#endif
#if defined(YES
#endif
#if defined(YES NO)
#endif
#if defined YES NO
#endif
