#pragma once
#pragma once extra
static int *p = 0;
