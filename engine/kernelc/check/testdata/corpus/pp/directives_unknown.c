#include_other "x.h"
#assert machine(x86)
#import "x.h"
#sccs "id"
#elsif 1
#!shell
#"text"
##
static int *p = 0;
