/* c */ 
#ifndef G4
#define G4
#if 1
g4
#else
#endif
#else
else4
#endif
