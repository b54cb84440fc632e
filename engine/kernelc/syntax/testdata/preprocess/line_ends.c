abc
de
#define X 1 \
 2
X
"a\
b"
/* 
 */ z
