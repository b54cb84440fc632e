#if 1
static int inside;
#else
