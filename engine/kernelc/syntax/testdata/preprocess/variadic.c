#define debug(...) fprintf(stderr, __VA_ARGS__)
#define showlist(...) puts(#__VA_ARGS__)
#define report(test, ...) ((test)?puts(#test): printf(__VA_ARGS__))
debug("Flag");
debug("X = %d\n", x);
showlist(The first, second, and third items.);
report(x>y, "x is %d but y is %d", x, y);
showlist();
debug();
report(x);
report();
report(,);
#define pr(fmt, ...) printk(fmt, ##__VA_ARGS__)
pr("a");
pr("a", 1);
pr("a", 1, 2);
pr("a",);
pr();
#define pr2(fmt, args...) printk(fmt , ## args)
pr2("a"); pr2("a", 1); pr2("a",);pr2();
#define pr3(args...) printk("x" , ## args)
pr3(); pr3(1); pr3(1,2); pr3(,);
#define pr4(...) x(, ## __VA_ARGS__ ## y)
pr4() pr4(1) pr4(1,2)
#define pr5(a, b...) x(, ## a ## b) x(,##b,##b) x(a,##b)
pr5() pr5(1) pr5(1,2) pr5(1,2,3) pr5(,) pr5(,2)
#define CAT3(a,b,c...) a##b##c
CAT3(1,2) CAT3(1,2,3) CAT3(1,2,3,4) CAT3(,,) CAT3(x,,y)
#define OPT(a, ...) f(a __VA_OPT__(,) __VA_ARGS__)
OPT(1) OPT(1,2)
#define E1(...) __VA_ARGS__
E1(E1(E1(1,2),3),4)
#define COUNT(...) COUNT_(__VA_ARGS__, 5,4,3,2,1)
#define COUNT_(a,b,c,d,e,n,...) n
COUNT(1) COUNT(1,2) COUNT(1,2,3,4,5)
COUNT()
#define __ARG_PLACEHOLDER_1 0,
#define __take_second_arg(__ignored, val, ...) val
#define __or(x, y) ___or(x, y)
#define ___or(x, y) ____or(__ARG_PLACEHOLDER_##x, y)
#define ____or(arg1_or_junk, y) __take_second_arg(arg1_or_junk 1, y)
#define __is_defined(x) ___is_defined(x)
#define ___is_defined(val) ____is_defined(__ARG_PLACEHOLDER_##val)
#define ____is_defined(arg1_or_junk) __take_second_arg(arg1_or_junk 1, 0)
#define IS_ENABLED(option) __or(IS_BUILTIN(option), IS_MODULE(option))
#define IS_MODULE(option) __is_defined(option##_MODULE)
#define IS_BUILTIN(option) __is_defined(option)
#define CONFIG_A 1
#define CONFIG_B_MODULE 1
IS_ENABLED(CONFIG_A) IS_ENABLED(CONFIG_B) IS_ENABLED(CONFIG_C)
#if IS_ENABLED(CONFIG_A) && IS_ENABLED(CONFIG_B) && !IS_ENABLED(CONFIG_C)
good
#endif
