#define UF(a,b) a+b
UF(1,
2