#define F(a,b) a b
F(1,
#define X 1
2)
F(1,
#ifdef X
3
#else
4
#endif
)
F(1,
#if 0
,,,)
#endif
5)
F(1,
#include "plain.h"
6)
F(
#pragma once
1, 2)
F(1
#undef X
,X)
#pragma foo bar
#pragma GCC diagnostic push
_Pragma("x") y
F(1, 2
# 3 "x"
) z
F(1,2
