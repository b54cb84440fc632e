#include "plain.h"
#include "g1.h"
#include "g1.h"
#include "g2.h"
#include "g2.h"
#include "g3.h"
#include "g3.h"
#include "g4.h"
#include "g4.h"
#undef G1
#include "g1.h"
#include "u1.h"
back
#include "u2.h"
1) after
#include "u3.h"
after3
#endif
