#undef
#undef 3
#undef "name"
#undef NEVER_DEFINED
#undef NEVER DEFINED
static int *p = 0;
