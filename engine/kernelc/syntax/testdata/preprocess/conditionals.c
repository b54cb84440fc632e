#if 1
#elif 1/0
a
#else
b
#else
c
#elif 1
d
#endif
#endif
#else
#elif 1
#if 0
#if 1
#else
#endif
#elif 1
e
#elif 1/0
f
#else
g
#endif
#ifdef
h
#else
i
#endif
#ifndef 1
j
#else
k
#endif
#ifdef a b
#endif junk
#ifndef a b
l
#else junk
#endif
#if 0
#ifdef
#ifndef 3
#if 1 2
#bogus
#elif
#else
#else
#endif
#endif
#endif
'unbalanced
#endif
# if 1
m
# endif
  #  ifdef X
n
  #  else
o
  #  endif
#if 0
"
#endif
p
#ifdef Q
#else
#if 1
