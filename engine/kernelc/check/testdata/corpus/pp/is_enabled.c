#define __ARG_PLACEHOLDER_1 0,
#define __take_second_arg(__ignored, val, ...) val
#define __is_defined(x) ___is_defined(x)
#define ___is_defined(val) ____is_defined(__ARG_PLACEHOLDER_##val)
#define ____is_defined(arg1_or_junk) __take_second_arg(arg1_or_junk 1, 0)
#define IS_BUILTIN(option) __is_defined(option)
#define IS_MODULE(option) __is_defined(option##_MODULE)
#define __or(x, y) ___or(x, y)
#define ___or(x, y) ____or(__ARG_PLACEHOLDER_##x, y)
#define ____or(arg1_or_junk, y) __take_second_arg(arg1_or_junk 1, y)
#define IS_ENABLED(option) __or(IS_BUILTIN(option), IS_MODULE(option))
#define CONFIG_NET 1
#define CONFIG_USB_MODULE 1

static int net[IS_ENABLED(CONFIG_NET) ? 1 : -1];
static int usb[IS_ENABLED(CONFIG_USB) ? 1 : -1];
static int can[IS_ENABLED(CONFIG_CAN) ? -1 : 1];
static int usb_in[IS_BUILTIN(CONFIG_USB) ? -1 : 1];
#if IS_ENABLED(CONFIG_CAN)
#error "no can"
#elif IS_ENABLED(CONFIG_USB) && !IS_BUILTIN(CONFIG_USB)
static int *p = 0;
#endif
