#define add(a, b) static int sum = (a) + (b)
add(1,
