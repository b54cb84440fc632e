#ifndef G1
#define G1
g1 __INCLUDE_LEVEL__ __FILE__ __LINE__
#endif
