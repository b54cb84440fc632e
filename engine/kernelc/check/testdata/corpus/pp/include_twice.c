#include "guarded.h"
#include "guarded.h"
#include "once.h"
#include "once.h"
#include "./guarded.h"
static struct guarded g;
static struct once o;
static int *p = g.a;
