#ifndef G2
#define G2
g2
#endif
extra
