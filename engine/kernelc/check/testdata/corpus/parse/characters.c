typedef unsigned int u32;
typedef unsigned char u8;
typedef unsigned long size_t;
struct device;
extern int printk(const char *fmt, ...);
extern void *kmalloc(size_t size, unsigned int flags);
extern void kfree(const void *ptr);


int a = 'ab';
int b = '\q';
int c = '\xfff';
int d = '\777';
char *e = "tab\tquote\"bad\y";
char *g = "one" "two\x41" "\400";
int h = L'\x1234';
