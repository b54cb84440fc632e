import type { Rule } from './rulebook';

/** The rules, those of sparse's in the order of what they are about, then ours. */
export const rules: readonly Rule[] = [
  {
    code: 'noderef',
    title: {
      en: 'A foreign pointer is followed',
      zh: '解引用了别处的 pointer',
    },
    words: {
      en: 'A pointer marked `__user`, `__iomem`, `__percpu` or `__rcu` names memory that the kernel must not touch like its own. `*p`, `p[i]` and `p->f` do just that: the address may be invalid, paged out, or chosen to point into the kernel. Each space has its own way in: get_user and copy_from_user, readl, this_cpu_ptr, rcu_dereference.',
      zh: '标了 `__user`、`__iomem`、`__percpu` 或 `__rcu` 的 pointer 指向的内存，kernel 不能像自己的内存那样访问。`*p`、`p[i]`、`p->f` 正是这样做：地址可能无效、被换出，或故意指向 kernel。每个地址空间有各自的入口：get_user 和 copy_from_user、readl、this_cpu_ptr、rcu_dereference。',
    },
    wrong: `#include <linux/uaccess.h>

int first(const int __user *list);
int first(const int __user *list)
{
	return *list;
}
`,
    right: `#include <linux/uaccess.h>

int first(const int __user *list);
int first(const int __user *list)
{
	int value;

	if (get_user(value, list))
		return -EFAULT;
	return value;
}
`,
  },
  {
    code: 'address-space',
    title: {
      en: 'Pointers of two address spaces are mixed',
      zh: '混用了两个地址空间的 pointer',
    },
    words: {
      en: 'Whose memory a pointer names is a part of its type. Passing, storing, returning or comparing it where another space is declared loses that knowledge, and somebody will follow it. Declare the taker with the same space, or copy the data across the border.',
      zh: 'pointer 指向谁的内存是它类型的一部分。把它传递、保存、返回或比较到声明为另一个地址空间的地方，这个信息就丢了，之后就会有人解引用它。让接收方用同样的地址空间声明，或者把数据复制过边界。',
    },
    wrong: `#include <linux/string.h>
#include <linux/uaccess.h>

int take(char *to, const char __user *from, size_t n);
int take(char *to, const char __user *from, size_t n)
{
	memcpy(to, from, n);
	return 0;
}
`,
    right: `#include <linux/uaccess.h>

int take(char *to, const char __user *from, size_t n);
int take(char *to, const char __user *from, size_t n)
{
	if (copy_from_user(to, from, n))
		return -EFAULT;
	return 0;
}
`,
  },
  {
    code: 'cast-from-as',
    title: {
      en: 'A cast takes the address space away',
      zh: 'cast 去掉了地址空间',
    },
    words: {
      en: "The cast makes a plain pointer or a plain number of a pointer of another space, so nobody sees any more that it must not be followed. Only casts to `unsigned long` are taken for the bare number and stay silent; -Wcast-from-as asks for those, too. Keep the space in the cast's type.",
      zh: 'cast 把别的地址空间的 pointer 变成普通的 pointer 或数，从此看不出它不能解引用。只有 cast 成 `unsigned long` 才当作只要数值，不作声；-Wcast-from-as 连这也问。在 cast 的类型里保留地址空间。',
    },
    wrong: `#include <linux/uaccess.h>

long where(void __user *p);
long where(void __user *p)
{
	return (long)p;
}
`,
    right: `#include <linux/uaccess.h>

unsigned long where(void __user *p);
unsigned long where(void __user *p)
{
	return (unsigned long)p;
}
`,
  },
  {
    code: 'cast-between-as',
    title: {
      en: 'A cast changes one address space for another',
      zh: 'cast 换了地址空间',
    },
    words: {
      en: "No address is in user space and in a device's registers at once. One of the two types is wrong: find where the pointer really comes from.",
      zh: '没有地址既在用户空间又在设备寄存器里。两个类型有一个错了：看看 pointer 真正来自哪里。',
    },
    wrong: `#include <linux/uaccess.h>
#include <linux/io.h>

u32 look(void __user *p);
u32 look(void __user *p)
{
	return readl((void __iomem *)p);
}
`,
    right: `#include <linux/uaccess.h>
#include <linux/io.h>

u32 look(void __iomem *regs);
u32 look(void __iomem *regs)
{
	return readl(regs);
}
`,
  },
  {
    code: 'cast-to-as',
    flag: '-Wcast-to-as',
    title: {
      en: 'A cast adds an address space',
      zh: 'cast 加上了地址空间',
    },
    words: {
      en: 'A kernel pointer does not become a user pointer by a cast: copy_to_user and its like refuse it. sparse asks about such casts only with -Wcast-to-as. Where the number really came from the process, go through `unsigned long`.',
      zh: 'kernel 的 pointer 不会因为 cast 就变成用户空间的：copy_to_user 之类会拒绝它。sparse 只有加 -Wcast-to-as 才问这种 cast。如果数值确实来自进程，就经过 `unsigned long`。',
    },
    wrong: `#include <linux/uaccess.h>

int wipe(char *p);
int wipe(char *p)
{
	return clear_user((char __user *)p, 8) ? -EFAULT : 0;
}
`,
    right: `#include <linux/uaccess.h>

int wipe(char __user *p);
int wipe(char __user *p)
{
	return clear_user(p, 8) ? -EFAULT : 0;
}
`,
  },
  {
    code: 'modifiers',
    title: {
      en: 'const, volatile or noderef is lost',
      zh: '丢了 const、volatile 或 noderef',
    },
    words: {
      en: 'The pointer that is given promises not to write (`const`), or says that its memory changes by itself (`volatile`); the one that takes it does not. Qualifiers may be added on the way, not taken away.',
      zh: '给出的 pointer 承诺不写（`const`），或说明内存会自己变（`volatile`）；接收它的却没有。限定词可以在传递时加上，不能去掉。',
    },
    wrong: `int count(const char *text);
int count(const char *text)
{
	char *p = text;
	int n = 0;

	while (p[n] != 0)
		n++;
	return n;
}
`,
    right: `int count(const char *text);
int count(const char *text)
{
	const char *p = text;
	int n = 0;

	while (p[n] != 0)
		n++;
	return n;
}
`,
  },
  {
    code: 'incompatible',
    title: {
      en: 'Two types do not fit',
      zh: '两个类型不相容',
    },
    words: {
      en: 'What is given and what is wanted have different types: a number for a pointer, one struct for another, a function with other parameters. A cast only hides it; change the side that is wrong.',
      zh: '给的和要的类型不同：要 pointer 却给了数，要这个 struct 却给了那个，function 的参数不一样。cast 只是把问题藏起来；改正错的一边。',
    },
    wrong: `struct door { int open; };
struct lamp { int lit; };
int see(struct door *d);
int ask(struct lamp *l);
int ask(struct lamp *l)
{
	return see(l);
}
`,
    right: `struct door { int open; };
int see(struct door *d);
int ask(struct door *d);
int ask(struct door *d)
{
	return see(d);
}
`,
  },
  {
    code: 'redeclared',
    title: {
      en: 'A name is declared with two types',
      zh: '一个名字声明成了两个类型',
    },
    words: {
      en: "Callers believe the first declaration they see, usually the header's; the definition does something else. Both have to say the same, address spaces included.",
      zh: '调用者相信先看到的声明，通常在头文件里；定义却是另一回事。两处必须一样，地址空间也算。',
    },
    wrong: `#include <linux/uaccess.h>

int get(int __user *p);
int get(int *p)
{
	return p == NULL;
}
`,
    right: `#include <linux/uaccess.h>

int get(int __user *p);
int get(int __user *p)
{
	return p == NULL;
}
`,
  },
  {
    code: 'null',
    title: {
      en: '0 is written for a pointer',
      zh: '用 0 当 pointer',
    },
    words: {
      en: '0 is a number; NULL is a pointer to nothing. The compiler takes both, the reader does not: `f(0)` does not tell that a pointer is meant.',
      zh: '0 是数，NULL 是不指向任何东西的 pointer。编译器都接受，读者不行：`f(0)` 看不出要的是 pointer。',
    },
    wrong: `#include <linux/types.h>

char *none(void);
char *none(void)
{
	return 0;
}
`,
    right: `#include <linux/types.h>

char *none(void);
char *none(void)
{
	return NULL;
}
`,
  },
  {
    code: 'static',
    title: {
      en: 'A global name nobody else can know',
      zh: '别人不知道的全局名字',
    },
    words: {
      en: 'A function or variable without `static` is visible to the whole kernel, though no header declares it: another module may have the same name, and the compiler cannot tell that nobody calls it. Make it static, or declare it in a header that both sides include.',
      zh: '没有 `static` 的 function 或变量整个 kernel 都看得见，却没有头文件声明它：可能与别的模块重名，编译器也不知道没有人调用它。加 static，或在两边都 include 的头文件里声明。',
    },
    wrong: `int opened;
`,
    right: `static int opened;
`,
  },
  {
    code: 'context',
    title: {
      en: 'Locks are not taken and released in pairs',
      zh: '锁的取得与释放不成对',
    },
    words: {
      en: 'Functions that take a lock are marked `__acquires`, those that release it `__releases`; sparse counts along every way through a function. Each way has to end with the count it began with, and where two ways meet both counts have to be equal. What a function does on purpose it says in its own declaration.',
      zh: '取得锁的 function 标 `__acquires`，释放的标 `__releases`；sparse 沿着 function 里的每条路计数。每条路结束时的计数要与开始时相同，两条路会合处的计数要相等。有意为之的要写在 function 自己的声明里。',
    },
    wrong: `#include <linux/spinlock.h>

int add(spinlock_t *lock, int *sum, int n);
int add(spinlock_t *lock, int *sum, int n)
{
	spin_lock(lock);
	if (n < 0)
		return -1;
	*sum += n;
	spin_unlock(lock);
	return 0;
}
`,
    right: `#include <linux/spinlock.h>

int add(spinlock_t *lock, int *sum, int n);
int add(spinlock_t *lock, int *sum, int n)
{
	if (n < 0)
		return -1;
	spin_lock(lock);
	*sum += n;
	spin_unlock(lock);
	return 0;
}
`,
  },
  {
    code: 'bitwise',
    title: {
      en: 'A restricted number is used as a plain one',
      zh: '把 restricted 的数当普通数用',
    },
    words: {
      en: '`__le32`, `__be16` and other `__bitwise` types are numbers that must not be calculated with as they are: their bytes stand in a fixed order, or they are a set of flags of its own. Convert at the border (cpu_to_le32, be16_to_cpu); a cast converts nothing.',
      zh: '`__le32`、`__be16` 等 `__bitwise` 类型的数不能直接拿来算：它们的字节顺序固定，或者是单独的一组标志。在边界上转换（cpu_to_le32、be16_to_cpu）；cast 什么也不转换。',
    },
    wrong: `#include <linux/types.h>
#include <asm/byteorder.h>

struct packet { __be16 length; };
int bytes(const struct packet *p);
int bytes(const struct packet *p)
{
	return p->length + 2;
}
`,
    right: `#include <linux/types.h>
#include <asm/byteorder.h>

struct packet { __be16 length; };
int bytes(const struct packet *p);
int bytes(const struct packet *p)
{
	return be16_to_cpu(p->length) + 2;
}
`,
  },
  {
    code: 'enum-mismatch',
    title: {
      en: 'Two enumerations are mixed',
      zh: '混用了两个 enum',
    },
    words: {
      en: 'Each enum is a type of its own. That two constants have the same value today says nothing of tomorrow.',
      zh: '每个 enum 是单独的类型。两个常量今天的值相同，不代表以后也相同。',
    },
    wrong: `enum color { RED, GREEN };
enum state { IDLE, BUSY };
int same(enum state now, enum color light);
int same(enum state now, enum color light)
{
	return now == light;
}
`,
    right: `enum state { IDLE, BUSY };
int same(enum state now, enum state then);
int same(enum state now, enum state then)
{
	return now == then;
}
`,
  },
  {
    code: 'operands',
    title: {
      en: 'An operation on types it is not made for',
      zh: '运算用在了不适合的类型上',
    },
    words: {
      en: "Structs cannot be added, pointers cannot be multiplied, a void has no value. Often a `*`, a `.member` or a call's `()` is missing.",
      zh: 'struct 不能相加，pointer 不能相乘，void 没有值。往往是少了 `*`、`.成员` 或调用的 `()`。',
    },
    wrong: `long twice(char *p);
long twice(char *p)
{
	return p * 2;
}
`,
    right: `long twice(const char *p);
long twice(const char *p)
{
	return *p * 2;
}
`,
  },
  {
    code: 'undefined',
    title: {
      en: 'A name that is declared nowhere',
      zh: '没有声明的名字',
    },
    words: {
      en: 'Before a name is used it has to be declared: in this file above, or in a header. What the real kernel has and this machine leaves out is called “not on this machine”.',
      zh: '名字使用之前必须声明：在本文件的前面，或在头文件里。真正的 kernel 有、而本机没有的，会说“本机没有”。',
    },
    wrong: `int limit(void);
int limit(void)
{
	return maximum;
}
`,
    right: `static const int maximum = 8;
int limit(void);
int limit(void)
{
	return maximum;
}
`,
  },
  {
    code: 'arguments',
    title: {
      en: 'Too many or too few arguments',
      zh: '参数太多或太少',
    },
    words: {
      en: 'A call gives exactly the arguments that the declaration names, unless it ends with `...`.',
      zh: '调用给出的参数要与声明完全一致，除非声明以 `...` 结尾。',
    },
    wrong: `int add(int a, int b);
int one(void);
int one(void)
{
	return add(1);
}
`,
    right: `int add(int a, int b);
int one(void);
int one(void)
{
	return add(1, 0);
}
`,
  },
  {
    code: 'call',
    title: {
      en: 'Something that is no function is called',
      zh: '调用了不是 function 的东西',
    },
    words: {
      en: 'Only a function, or a pointer to one, can stand before `(`.',
      zh: '只有 function 或指向 function 的 pointer 可以放在 `(` 前面。',
    },
    wrong: `int value;
int ask(void);
int ask(void)
{
	return value();
}
`,
    right: `int value(void);
int ask(void);
int ask(void)
{
	return value();
}
`,
  },
  {
    code: 'member',
    title: {
      en: 'A member that the struct does not have',
      zh: 'struct 没有的成员',
    },
    words: {
      en: "Only names from the struct's definition can stand after `.` and `->`; and only structs and unions have members.",
      zh: '`.` 和 `->` 之后只能是 struct 定义里的名字；而且只有 struct 和 union 有成员。',
    },
    wrong: `struct door { int open; };
int look(struct door *d);
int look(struct door *d)
{
	return d->opened;
}
`,
    right: `struct door { int open; };
int look(struct door *d);
int look(struct door *d)
{
	return d->open;
}
`,
  },
  {
    code: 'incomplete',
    title: {
      en: 'Only the name of the struct is known',
      zh: '只知道 struct 的名字',
    },
    words: {
      en: '`struct door;` says that there is such a struct. Pointers to it can be handed on; its members and size are known only after its definition.',
      zh: '`struct door;` 只说有这样一个 struct。可以传递指向它的 pointer；成员和大小要在定义之后才知道。',
    },
    wrong: `struct door;
int look(struct door *d);
int look(struct door *d)
{
	return d->open;
}
`,
    right: `struct door { int open; };
int look(struct door *d);
int look(struct door *d)
{
	return d->open;
}
`,
  },
  {
    code: 'dereference',
    title: {
      en: 'Something that is no pointer is followed',
      zh: '解引用了不是 pointer 的东西',
    },
    words: {
      en: '`*x` and `x[i]` need a pointer or an array, and `i` an integer.',
      zh: '`*x` 和 `x[i]` 需要 pointer 或数组，`i` 要是整数。',
    },
    wrong: `int value(int x);
int value(int x)
{
	return *x;
}
`,
    right: `int value(const int *x);
int value(const int *x)
{
	return *x;
}
`,
  },
  {
    code: 'lvalue',
    title: {
      en: 'A value is used as a place',
      zh: '把值当作位置',
    },
    words: {
      en: '`=`, `++` and `&` need something that is kept in memory. The result of a calculation or of a call is not.',
      zh: '`=`、`++` 和 `&` 要的是内存里的东西。计算或调用的结果不是。',
    },
    wrong: `int step(int a, int b);
int step(int a, int b)
{
	a + b = 3;
	return a;
}
`,
    right: `int step(int a, int b);
int step(int a, int b)
{
	a = 3 - b;
	return a;
}
`,
  },
  {
    code: 'const',
    title: {
      en: 'Something const is written',
      zh: '写了 const 的东西',
    },
    words: {
      en: '`const` is a promise that nothing is written after the initialization; the kernel keeps such objects on pages that cannot be written at all.',
      zh: '`const` 承诺初始化之后不再写；kernel 把这样的对象放在根本不能写的页上。',
    },
    wrong: `static const int limit = 8;
int raise(void);
int raise(void)
{
	limit = 9;
	return limit;
}
`,
    right: `static int limit = 8;
int raise(void);
int raise(void)
{
	limit = 9;
	return limit;
}
`,
  },
  {
    code: 'pointer-subtraction',
    flag: '-Wptr-subtraction-blows',
    title: {
      en: 'A slow subtraction of pointers',
      zh: '很慢的 pointer 相减',
    },
    words: {
      en: 'The difference of two pointers counts elements: it is divided by their size, and a size that is no power of two makes that a real division. sparse asks with -Wptr-subtraction-blows.',
      zh: '两个 pointer 之差是元素个数：要除以元素大小，大小不是 2 的幂就是真正的除法。sparse 加 -Wptr-subtraction-blows 才问。',
    },
    wrong: `struct item { int a[3]; };
long index(struct item *base, struct item *p);
long index(struct item *base, struct item *p)
{
	return p - base;
}
`,
    right: `struct item { int a[4]; };
long index(struct item *base, struct item *p);
long index(struct item *base, struct item *p)
{
	return p - base;
}
`,
  },
  {
    code: 'condition',
    title: {
      en: 'A condition that asks something else',
      zh: '条件问的是别的',
    },
    words: {
      en: '`if (x = y)` assigns; write `==`, or a second pair of parentheses where the assignment is meant. A struct is no truth value.',
      zh: '`if (x = y)` 是赋值；要写 `==`，确实要赋值就再加一对括号。struct 不能当真假值。',
    },
    wrong: `int same(int a, int b);
int same(int a, int b)
{
	if (a = b)
		return 1;
	return 0;
}
`,
    right: `int same(int a, int b);
int same(int a, int b)
{
	if (a == b)
		return 1;
	return 0;
}
`,
  },
  {
    code: 'dubious',
    title: {
      en: '! and & do not bind as they look',
      zh: '! 与 & 的结合与看上去不同',
    },
    words: {
      en: '`!x & y` is `(!x) & y`: 0 or 1 with one bit of y. Nearly always `!(x & y)` was meant.',
      zh: '`!x & y` 就是 `(!x) & y`：0 或 1 与 y 的一位。几乎总是想写 `!(x & y)`。',
    },
    wrong: `int off(int flags);
int off(int flags)
{
	return !flags & 4;
}
`,
    right: `int off(int flags);
int off(int flags)
{
	return !(flags & 4);
}
`,
  },
  {
    code: 'return',
    title: {
      en: 'return and the function do not agree',
      zh: 'return 与 function 不一致',
    },
    words: {
      en: 'A void function returns nothing; any other returns a value on every `return`.',
      zh: 'void function 不返回值；其他 function 的每个 `return` 都要有值。',
    },
    wrong: `int level(int n);
int level(int n)
{
	if (n > 3)
		return;
	return n;
}
`,
    right: `int level(int n);
int level(int n)
{
	if (n > 3)
		return 3;
	return n;
}
`,
  },
  {
    code: 'bitfield',
    title: {
      en: 'A bit-field that cannot be',
      zh: '不可能的 bit-field',
    },
    words: {
      en: 'A bit-field has a width of at least one bit, at most that of its type, and an integer type; sizeof and & do not go with it.',
      zh: 'bit-field 至少一位，最多与类型一样宽，而且是整数类型；不能对它用 sizeof 和 &。',
    },
    wrong: `struct flags { unsigned wide : 33; };
unsigned int get(struct flags *f);
unsigned int get(struct flags *f)
{
	return f->wide;
}
`,
    right: `struct flags { unsigned wide : 32; };
unsigned int get(struct flags *f);
unsigned int get(struct flags *f)
{
	return f->wide;
}
`,
  },
  {
    code: 'bitfield-sign',
    title: {
      en: 'A signed bit-field of one bit',
      zh: '1 位的有符号 bit-field',
    },
    words: {
      en: 'One signed bit holds 0 and -1. `flag = 1` reads back as -1, and `flag == 1` is never true.',
      zh: '有符号的一位只能是 0 和 -1。`flag = 1` 读出来是 -1，`flag == 1` 永远不成立。',
    },
    wrong: `struct flags { int ready : 1; };
`,
    right: `struct flags { unsigned int ready : 1; };
`,
  },
  {
    code: 'sizeof',
    flag: '-Wpointer-arith',
    title: {
      en: 'sizeof of something without a size',
      zh: '对没有大小的东西用 sizeof',
    },
    words: {
      en: 'C gives void and functions no size; GNU C says 1, and arithmetic on `void *` counts in bytes. sparse asks with -Wpointer-arith; of _Bool with -Wsizeof-bool.',
      zh: 'C 没有给 void 和 function 定大小；GNU C 说是 1，`void *` 的算术以字节计。sparse 加 -Wpointer-arith 才问；_Bool 的用 -Wsizeof-bool。',
    },
    wrong: `unsigned long size(void);
unsigned long size(void)
{
	return sizeof(void);
}
`,
    right: `unsigned long size(void);
unsigned long size(void)
{
	return sizeof(char);
}
`,
  },
  {
    code: 'generic',
    title: {
      en: '_Generic has no fitting branch',
      zh: '_Generic 没有适合的一支',
    },
    words: {
      en: 'The type of the first operand has to be exactly one of those listed, or there has to be a default.',
      zh: '第一个操作数的类型要与列出的某一个完全相同，或者要有 default。',
    },
    wrong: `int kind(char *p);
int kind(char *p)
{
	return _Generic(p, int: 1, long: 2);
}
`,
    right: `int kind(char *p);
int kind(char *p)
{
	return _Generic(p, char *: 1, default: 2);
}
`,
  },
  {
    code: 'truncate',
    title: {
      en: 'A constant does not fit',
      zh: '常量放不下',
    },
    words: {
      en: 'Converting a constant to a smaller type cuts bits off. Use a type that holds it, or mask it where the cut is meant.',
      zh: '把常量转换成更小的类型会截掉一些位。用放得下的类型；确实要截就用掩码。',
    },
    wrong: `unsigned char low(void);
unsigned char low(void)
{
	return (unsigned char)0x12c;
}
`,
    right: `unsigned char low(void);
unsigned char low(void)
{
	return 0x12c & 0xff;
}
`,
  },
  {
    code: 'pointer-size',
    title: {
      en: 'An address in a number of another size',
      zh: '地址放进大小不同的数',
    },
    words: {
      en: 'A pointer has 8 bytes. A cast to or from an int loses half of it, or makes the other half up. -Wpointer-to-int-cast and -Wint-to-pointer-cast are on unless told otherwise.',
      zh: 'pointer 有 8 个字节。与 int 之间的 cast 会丢掉一半，或凭空补出一半。-Wpointer-to-int-cast 和 -Wint-to-pointer-cast 默认打开。',
    },
    wrong: `int where(char *p);
int where(char *p)
{
	return (int)p;
}
`,
    right: `unsigned long where(char *p);
unsigned long where(char *p)
{
	return (unsigned long)p;
}
`,
  },
  {
    code: 'constant',
    title: {
      en: 'A number that is larger than it looks, or is none',
      zh: '比看上去大的数，或不是数',
    },
    words: {
      en: 'The type of a number follows from its value and its suffix; a number that needs more than an int should say so: UL, ULL. Letters that are no suffix make it no number at all.',
      zh: '数的类型由值和后缀决定；int 放不下的数应写明后缀：UL、ULL。不是后缀的字母使它不成为数。',
    },
    wrong: `int odd(void);
int odd(void)
{
	return 12abc;
}
`,
    right: `int odd(void);
int odd(void)
{
	return 0x12abc;
}
`,
  },
  {
    code: 'overflow',
    title: {
      en: 'A calculation with constants overflows',
      zh: '常量运算溢出',
    },
    words: {
      en: 'The result is worked out in the type of the operands, usually int, before it is stored anywhere.',
      zh: '结果先按操作数的类型（通常是 int）算出，然后才保存。',
    },
    wrong: `long far(void);
long far(void)
{
	return (-2147483647 - 1) / -1;
}
`,
    right: `long far(void);
long far(void)
{
	return (-2147483647L - 1) / -1;
}
`,
  },
  {
    code: 'access',
    title: {
      en: 'Memory beside an object is touched',
      zh: '访问了对象之外的内存',
    },
    words: {
      en: "The index or the offset lies outside of the array: the kernel's stack or another variable is read or destroyed. sparse sees it where the index is a constant.",
      zh: '下标或偏移在数组之外：会读出或破坏 kernel 的栈或别的变量。下标是常量时 sparse 看得出来。',
    },
    wrong: `void fill(int *list);
int last(void);
int last(void)
{
	int list[4];

	fill(list);
	return list[4];
}
`,
    right: `void fill(int *list);
int last(void);
int last(void)
{
	int list[4];

	fill(list);
	return list[3];
}
`,
  },
  {
    code: 'division',
    title: {
      en: 'Division by zero',
      zh: '除以零',
    },
    words: {
      en: 'The divisor is the constant 0. In the kernel this is an exception.',
      zh: '除数是常量 0。在 kernel 里会引发异常。',
    },
    wrong: `int share(int n);
int share(int n)
{
	return 8 / 0;
}
`,
    right: `int share(int n);
int share(int n)
{
	return 8 / n;
}
`,
  },
  {
    code: 'shift',
    title: {
      en: 'A shift by too much',
      zh: '移位太多',
    },
    words: {
      en: 'Shifting a 32-bit value by 32 or more, or by less than 0, is undefined; the processor looks at only five bits of the count. Widen the value first: `1ULL << 40`.',
      zh: '32 位的值移 32 位以上或移负数位，结果没有定义；处理器只看移位数的五位。先把值加宽：`1ULL << 40`。',
    },
    wrong: `unsigned int bit(void);
unsigned int bit(void)
{
	return 1U << 32;
}
`,
    right: `unsigned int bit(void);
unsigned int bit(void)
{
	return 1U << 31;
}
`,
  },
  {
    code: 'constant-expression',
    title: {
      en: 'A constant is needed here',
      zh: '这里要常量',
    },
    words: {
      en: 'Lengths of arrays outside of functions, case labels, widths of bit-fields and values of enumerators are worked out by the compiler.',
      zh: 'function 之外的数组长度、case、bit-field 的宽度和 enum 的值由编译器算出。',
    },
    wrong: `int which(int n);
int which(int n)
{
	switch (n) {
	case n + 1:
		return 1;
	}
	return 0;
}
`,
    right: `int which(int n);
int which(int n)
{
	switch (n) {
	case 2 + 1:
		return 1;
	}
	return 0;
}
`,
  },
  {
    code: 'static-assert',
    title: {
      en: 'An assertion does not hold',
      zh: '断言不成立',
    },
    words: {
      en: '_Static_assert states something that the compiler checks: mostly the size or layout of a struct.',
      zh: '_Static_assert 写下由编译器检查的事实：多半是 struct 的大小或布局。',
    },
    wrong: `struct packet { char kind; int length; };
_Static_assert(sizeof(struct packet) == 5, "no padding");
`,
    right: `struct packet { char kind; int length; };
_Static_assert(sizeof(struct packet) == 8, "three bytes of padding");
`,
  },
  {
    code: 'switch',
    title: {
      en: 'A case without its switch',
      zh: '没有 switch 的 case',
    },
    words: {
      en: '`case` and `default` belong into a switch; a switch without any does nothing.',
      zh: '`case` 和 `default` 要在 switch 里；没有它们的 switch 什么也不做。',
    },
    wrong: `int which(int n);
int which(int n)
{
	case 1:
		return n;
}
`,
    right: `int which(int n);
int which(int n)
{
	switch (n) {
	case 1:
		return n;
	}
	return 0;
}
`,
  },
  {
    code: 'label',
    title: {
      en: 'A jump without its target',
      zh: '没有目标的跳转',
    },
    words: {
      en: '`goto` needs the label in the same function, `break` and `continue` a loop (or a switch) around them.',
      zh: '`goto` 的 label 要在同一个 function 里，`break` 和 `continue` 外面要有循环（或 switch）。',
    },
    wrong: `int once(int n);
int once(int n)
{
	if (n > 0)
		break;
	return n;
}
`,
    right: `int once(int n);
int once(int n)
{
	while (n > 0) {
		n--;
		break;
	}
	return n;
}
`,
  },
  {
    code: 'initializer-twice',
    title: {
      en: 'A member is initialized twice',
      zh: '一个成员初始化了两次',
    },
    words: {
      en: 'Of two entries for one member or element the last one counts. Mostly a line was copied and its name not changed.',
      zh: '同一成员或元素有两项时后一项算数。多半是复制了一行却忘了改名字。',
    },
    wrong: `struct point { int x, y; };
static struct point origin = { .x = 0, .x = 1 };
int at(void);
int at(void)
{
	return origin.x;
}
`,
    right: `struct point { int x, y; };
static struct point origin = { .x = 0, .y = 1 };
int at(void);
int at(void)
{
	return origin.x;
}
`,
  },
  {
    code: 'initializer-excess',
    title: {
      en: 'More values than places',
      zh: '值比位置多',
    },
    words: {
      en: 'The braces hold more values than the struct has members or the array elements.',
      zh: '花括号里的值比 struct 的成员或数组的元素多。',
    },
    wrong: `static int pair[2] = { 1, 2, 3 };
int first(void);
int first(void)
{
	return pair[0];
}
`,
    right: `static int pair[3] = { 1, 2, 3 };
int first(void);
int first(void)
{
	return pair[0];
}
`,
  },
  {
    code: 'initializer-string',
    title: {
      en: 'A string is longer than its array',
      zh: '字符串比数组长',
    },
    words: {
      en: 'A string needs one byte more than its letters, for the final zero. Without a length the array is made to fit.',
      zh: '字符串要比字母数多一个字节，放结尾的零。不写长度，数组就正好放得下。',
    },
    wrong: `static char name[4] = "kernel";
int first(void);
int first(void)
{
	return name[0];
}
`,
    right: `static char name[] = "kernel";
int first(void);
int first(void)
{
	return name[0];
}
`,
  },
  {
    code: 'initializer-braces',
    title: {
      en: 'Braces and values do not match',
      zh: '花括号与值不配',
    },
    words: {
      en: 'Each struct and each array has its own braces, a plain value has none.',
      zh: '每个 struct 和每个数组各有一对花括号，单个的值没有。',
    },
    wrong: `struct point { int x, y; };
static struct point ends[2] = { 1, 2, 3, 4 };
int at(void);
int at(void)
{
	return ends[0].x;
}
`,
    right: `struct point { int x, y; };
static struct point ends[2] = { { 1, 2 }, { 3, 4 } };
int at(void);
int at(void)
{
	return ends[0].x;
}
`,
  },
  {
    code: 'initializer',
    title: {
      en: 'An initializer does not fit',
      zh: '初始化项不适合',
    },
    words: {
      en: 'An array is initialized by braces or a string, a struct by braces or another struct of its kind.',
      zh: '数组用花括号或字符串初始化，struct 用花括号或同类的 struct 初始化。',
    },
    wrong: `static int list[2] = 1;
int first(void);
int first(void)
{
	return list[0];
}
`,
    right: `static int list[2] = { 1 };
int first(void);
int first(void)
{
	return list[0];
}
`,
  },
  {
    code: 'initializer-index',
    title: {
      en: 'An index outside of the array',
      zh: '下标在数组之外',
    },
    words: {
      en: '`[i] = value` in an initializer counts from 0: an array of four has no [4].',
      zh: '初始化里的 `[i] = 值` 从 0 数：四个元素的数组没有 [4]。',
    },
    wrong: `static int list[4] = { [4] = 1 };
int first(void);
int first(void)
{
	return list[0];
}
`,
    right: `static int list[4] = { [3] = 1 };
int first(void);
int first(void)
{
	return list[0];
}
`,
  },
  {
    code: 'initializer-field',
    title: {
      en: 'A member that is initialized and not there',
      zh: '初始化了没有的成员',
    },
    words: {
      en: '`.name = value` names a member of exactly this struct.',
      zh: '`.名字 = 值` 里的名字要是这个 struct 的成员。',
    },
    wrong: `struct point { int x, y; };
static struct point origin = { .z = 1 };
int at(void);
int at(void)
{
	return origin.x;
}
`,
    right: `struct point { int x, y; };
static struct point origin = { .y = 1 };
int at(void);
int at(void)
{
	return origin.x;
}
`,
  },
  {
    code: 'initializer-old',
    title: {
      en: 'An initializer of the old form',
      zh: '旧写法的初始化',
    },
    words: {
      en: '`name: value` is GNU C from before 1999. The kernel writes `.name = value`.',
      zh: '`name: value` 是 1999 年之前 GNU C 的写法。kernel 写 `.name = value`。',
    },
    wrong: `struct point { int x, y; };
static struct point origin = { x: 1 };
int at(void);
int at(void)
{
	return origin.x;
}
`,
    right: `struct point { int x, y; };
static struct point origin = { .x = 1 };
int at(void);
int at(void)
{
	return origin.x;
}
`,
  },
  {
    code: 'initializer-constant',
    flag: '-Wconstexpr-not-const',
    title: {
      en: 'A static object needs a constant',
      zh: '静态对象要常量',
    },
    words: {
      en: 'What lives for the whole run has its first value before any code runs. Set it in the init function instead. sparse asks with -Wconstexpr-not-const.',
      zh: '始终存在的对象在任何代码执行之前就有初值。改为在 init function 里设置。sparse 加 -Wconstexpr-not-const 才问。',
    },
    wrong: `static int base = 4;
int now(void);
int now(void)
{
	static int *level = &base + 1;
	static int copy = 4 + (int)sizeof(int[4]);
	static int sum;

	sum = copy + *level;
	return ({ static int twice = sum; twice; });
}
`,
    right: `static int base = 4;
int now(void);
int now(void)
{
	static int twice = 8;

	return twice + base;
}
`,
  },
  {
    code: 'designated-init',
    title: {
      en: 'Members are to be named',
      zh: '要写成员名',
    },
    words: {
      en: 'A struct marked `designated_init`, as tables of operations are, may grow in the middle: without names the values would slide.',
      zh: '标了 `designated_init` 的 struct（例如操作表）可能在中间增加成员：不写名字，值就会错位。',
    },
    wrong: `struct ops { int a, b; } __attribute__((designated_init));
static struct ops mine = { 1, 2 };
int get(void);
int get(void)
{
	return mine.b;
}
`,
    right: `struct ops { int a, b; } __attribute__((designated_init));
static struct ops mine = { .a = 1, .b = 2 };
int get(void);
int get(void)
{
	return mine.b;
}
`,
  },
  {
    code: 'shadow',
    flag: '-Wshadow',
    title: {
      en: 'A name hides another',
      zh: '名字遮住了另一个',
    },
    words: {
      en: "Inside the block the name means another variable: what is written to it is gone at the block's end. sparse asks with -Wshadow.",
      zh: '块里的名字是另一个变量：写入的值在块结束时就没了。sparse 加 -Wshadow 才问。',
    },
    wrong: `int sum(int n);
int sum(int n)
{
	int total = 0;

	while (n > 0) {
		int total = n;

		n = total - 1;
	}
	return total;
}
`,
    right: `int sum(int n);
int sum(int n)
{
	int total = 0;

	while (n > 0) {
		total += n;
		n--;
	}
	return total;
}
`,
  },
  {
    code: 'redefined',
    title: {
      en: 'Something is defined twice',
      zh: '定义了两次',
    },
    words: {
      en: 'One struct, enum or function has one definition; a tag stays a struct, a union or an enum. sparse stops at the second definition of a struct.',
      zh: '一个 struct、enum 或 function 只有一个定义；tag 是 struct 就一直是 struct。遇到 struct 的第二个定义 sparse 就停止。',
    },
    wrong: `struct point { int x, y; };
struct point { int x, y, z; };
`,
    right: `struct point { int x, y; };
struct corner { int x, y, z; };
`,
  },
  {
    code: 'enum',
    title: {
      en: 'An enumeration without values',
      zh: '没有值的 enum',
    },
    words: {
      en: 'An enum lists at least one name.',
      zh: 'enum 至少要列出一个名字。',
    },
    wrong: `enum nothing { };
`,
    right: `enum something { ONE };
`,
  },
  {
    code: 'vla',
    title: {
      en: 'An array of variable length',
      zh: '变长数组',
    },
    words: {
      en: "Its length is known only at run time, and it stands on the kernel's stack of 16 KiB. The kernel has none of them: use a constant length or kmalloc.",
      zh: '长度在运行时才知道，又放在只有 16 KiB 的 kernel 栈上。kernel 里不用变长数组：用常量长度或 kmalloc。',
    },
    wrong: `int first(int n);
int first(int n)
{
	char line[n];

	line[0] = 1;
	return line[0];
}
`,
    right: `int first(void);
int first(void)
{
	char line[16];

	line[0] = 1;
	return line[0];
}
`,
  },
  {
    code: 'flexible-array',
    title: {
      en: 'A flexible array in the wrong place',
      zh: '弹性数组放错了地方',
    },
    words: {
      en: "`items[]` says that more follows than the struct's size tells: it has to be the last member.",
      zh: '`items[]` 表示后面的内容比 struct 的大小更多：它必须是最后一个成员。',
    },
    wrong: `struct list { int items[]; int count; };
int length(struct list *l);
int length(struct list *l)
{
	return l->count;
}
`,
    right: `struct list { int count; int items[]; };
int length(struct list *l);
int length(struct list *l)
{
	return l->count;
}
`,
  },
  {
    code: 'prototype',
    title: {
      en: 'A function without the types of its parameters',
      zh: 'function 没有写参数类型',
    },
    words: {
      en: '`int f()` says nothing about arguments, so nobody checks them. Without parameters it is `int f(void)`.',
      zh: '`int f()` 对参数什么也没说，所以没有人检查。没有参数要写 `int f(void)`。',
    },
    wrong: `static int now()
{
	return 1;
}
int ask(void);
int ask(void)
{
	return now();
}
`,
    right: `static int now(void)
{
	return 1;
}
int ask(void);
int ask(void)
{
	return now();
}
`,
  },
  {
    code: 'implicit-type',
    title: {
      en: 'A declaration without a type',
      zh: '没有类型的声明',
    },
    words: {
      en: 'Before 1999 a missing type was int. Today it is an error.',
      zh: '1999 年之前没写类型就是 int。现在是错误。',
    },
    wrong: `static count = 1;
int now(void);
int now(void)
{
	return count;
}
`,
    right: `static int count = 1;
int now(void);
int now(void)
{
	return count;
}
`,
  },
  {
    code: 'declaration',
    title: {
      en: 'A declaration that declares nothing',
      zh: '什么也没声明的声明',
    },
    words: {
      en: 'A type, a name, a semicolon: one of them is missing, or one is too many.',
      zh: '类型、名字、分号：缺了一个，或者多了一个。',
    },
    wrong: `int *;
`,
    right: `extern int level;
`,
  },
  {
    code: 'specifiers',
    title: {
      en: 'Words that do not go together',
      zh: '不能放在一起的词',
    },
    words: {
      en: 'A declaration has one type and at most one of static, extern, typedef, register, auto; each word once.',
      zh: '一个声明有一个类型，static、extern、typedef、register、auto 最多一个；每个词只写一次。',
    },
    wrong: `static extern int level;
`,
    right: `extern int level;
`,
  },
  {
    code: 'reserved',
    title: {
      en: 'A word of the language as a name',
      zh: '把语言的词当名字',
    },
    words: {
      en: 'Words such as `switch` or `typeof` cannot be names.',
      zh: '`switch`、`typeof` 之类的词不能当名字。',
    },
    wrong: `int typeof;
`,
    right: `extern int kind;
`,
  },
  {
    code: 'attribute',
    flag: '-Wunknown-attribute',
    title: {
      en: 'An attribute that is not understood',
      zh: '不认识的 attribute',
    },
    words: {
      en: '`__attribute__((…))` holds names that the compiler and sparse know, with their arguments. sparse asks about unknown ones with -Wunknown-attribute.',
      zh: '`__attribute__((…))` 里是编译器和 sparse 认识的名字及其参数。不认识的要加 -Wunknown-attribute 才问。',
    },
    wrong: `extern int level __attribute__((alignment(8)));
`,
    right: `extern int level __attribute__((aligned(8)));
`,
  },
  {
    code: 'include',
    title: {
      en: 'A header that is not there',
      zh: '没有的头文件',
    },
    words: {
      en: 'sparse stops at the first header that it does not find: without it nothing after is certain. The simulated machine has the headers that modules of a learner need; what it leaves out it says.',
      zh: '找不到头文件 sparse 就停止：没有它后面都不可靠。模拟机有学习模块所需的头文件；没有的会说明。',
    },
    wrong: `#include <linux/modul.h>
`,
    right: `#include <linux/module.h>
`,
  },
  {
    code: 'directive',
    title: {
      en: 'A line that the preprocessor does not know',
      zh: '预处理器不认识的行',
    },
    words: {
      en: 'Lines that begin with # are for the preprocessor, which knows a dozen words.',
      zh: '以 # 开头的行给预处理器，它只认识十几个词。',
    },
    wrong: `#define LEVEL 1
#undefine LEVEL
`,
    right: `#define LEVEL 1
#undef LEVEL
`,
  },
  {
    code: 'conditional',
    title: {
      en: '#if and #endif do not match',
      zh: '#if 与 #endif 不配对',
    },
    words: {
      en: 'Each #if, #ifdef and #ifndef ends with its own #endif, in the same file.',
      zh: '每个 #if、#ifdef、#ifndef 都要在同一个文件里以自己的 #endif 结束。',
    },
    wrong: `#ifdef DEBUG
extern int level;
`,
    right: `#ifdef DEBUG
extern int level;
#endif
`,
  },
  {
    code: 'macro-redefined',
    title: {
      en: 'A macro is defined anew',
      zh: 'macro 重新定义',
    },
    words: {
      en: 'Before and after the line the macro means different things. #undef tells that this is meant.',
      zh: '这一行前后 macro 的意思不同。有意为之就先写 #undef。',
    },
    wrong: `#define LEVEL 1
#define LEVEL 2
`,
    right: `#define LEVEL 1
#undef LEVEL
#define LEVEL 2
`,
  },
  {
    code: 'macro',
    title: {
      en: 'A macro is used or written wrongly',
      zh: 'macro 用错或写错',
    },
    words: {
      en: 'A macro with parameters takes exactly as many arguments; commas separate them. `#` and `##` work on parameters only.',
      zh: '带参数的 macro 要给同样多的参数，用逗号分开。`#` 和 `##` 只用于参数。',
    },
    wrong: `#define ADD(a, b) ((a) + (b))
int sum(void);
int sum(void)
{
	return ADD(1);
}
`,
    right: `#define ADD(a, b) ((a) + (b))
int sum(void);
int sum(void)
{
	return ADD(1, 2);
}
`,
  },
  {
    code: 'quote',
    title: {
      en: 'A quote or comment without its end',
      zh: '没有结束的引号或注释',
    },
    words: {
      en: 'Strings and characters end on their line, comments with */.',
      zh: '字符串和字符要在同一行结束，注释以 */ 结束。',
    },
    wrong: `extern char c;
char *say(void);
char *say(void)
{
	return "hello;
}
`,
    right: `extern char c;
char *say(void);
char *say(void)
{
	return "hello";
}
`,
  },
  {
    code: 'escape',
    title: {
      en: 'An unknown escape',
      zh: '未知的转义',
    },
    words: {
      en: 'After a backslash come n, t, r, 0, x and a few more; a backslash of its own is written twice.',
      zh: '反斜杠之后是 n、t、r、0、x 等几个；反斜杠本身要写两个。',
    },
    wrong: `int mark(void);
int mark(void)
{
	return '\\q';
}
`,
    right: `int mark(void);
int mark(void)
{
	return '\\n';
}
`,
  },
  {
    code: 'syntax',
    title: {
      en: 'The text is no C',
      zh: '不是合法的 C',
    },
    words: {
      en: 'sparse points at the first word that does not fit; what is missing often belongs to the line before. A single such error silences all warnings of the file: mend it first.',
      zh: 'sparse 指向第一个不合适的词；缺的东西往往在上一行。只要有一处这样的错误，整个文件的 warning 都不显示：先改它。',
    },
    wrong: `int sum(int a);
int sum(int a)
{
	int b = a
	return b;
}
`,
    right: `int sum(int a);
int sum(int a)
{
	int b = a;
	return b;
}
`,
  },
  {
    code: 'do-while',
    flag: '-Wdo-while',
    title: {
      en: 'A do-while without braces',
      zh: '没有花括号的 do-while',
    },
    words: {
      en: 'Braces around the body show where it ends. sparse asks with -Wdo-while.',
      zh: '循环体的花括号表明它到哪里结束。sparse 加 -Wdo-while 才问。',
    },
    wrong: `int down(int n);
int down(int n)
{
	do
		n--;
	while (n > 0);
	return n;
}
`,
    right: `int down(int n);
int down(int n)
{
	do {
		n--;
	} while (n > 0);
	return n;
}
`,
  },
  {
    code: 'teach-printed',
    title: {
      en: 'Ours: %s follows a user pointer',
      zh: '本工具：%s 解引用了用户空间的 pointer',
    },
    words: {
      en: 'sparse does not look at what is passed for `...`. printk and snprintf read a %s string where it is, so a user pointer there is a dereference like any other. Copy the string first.',
      zh: 'sparse 不检查传给 `...` 的参数。printk 和 snprintf 就地读 %s 的字符串，所以那里的用户空间 pointer 与直接解引用一样。先复制字符串。',
    },
    wrong: `#include <linux/printk.h>
#include <linux/uaccess.h>

int tell(const char __user *name);
int tell(const char __user *name)
{
	pr_info("hello %s", name);
	return 0;
}
`,
    right: `#include <linux/printk.h>
#include <linux/uaccess.h>

int tell(const char __user *name);
int tell(const char __user *name)
{
	char copy[32];

	if (strncpy_from_user(copy, name, sizeof(copy)) < 0)
		return -EFAULT;
	copy[sizeof(copy) - 1] = 0;
	pr_info("hello %s", copy);
	return 0;
}
`,
  },
  {
    code: 'teach-copy-ignored',
    title: {
      en: 'Ours: nobody looks whether the copy worked',
      zh: '本工具：没有检查复制是否成功',
    },
    words: {
      en: 'copy_from_user returns how many bytes are missing. Whoever does not look works on with what happened to be in the buffer.',
      zh: 'copy_from_user 返回缺了多少字节。不检查，就是拿缓冲区里原有的内容继续工作。',
    },
    wrong: `#include <linux/uaccess.h>

int take(int *to, const int __user *from);
int take(int *to, const int __user *from)
{
	copy_from_user(to, from, sizeof(int));
	return 0;
}
`,
    right: `#include <linux/uaccess.h>

int take(int *to, const int __user *from);
int take(int *to, const int __user *from)
{
	if (copy_from_user(to, from, sizeof(int)))
		return -EFAULT;
	return 0;
}
`,
  },
  {
    code: 'teach-copy-returned',
    title: {
      en: 'Ours: a number of bytes is returned as an error code',
      zh: '本工具：把字节数当错误码返回',
    },
    words: {
      en: 'What copy_to_user left over is positive; a caller takes it for success. The error code for a bad address is -EFAULT.',
      zh: 'copy_to_user 没能复制的字节数是正数，调用者会当作成功。地址不对的错误码是 -EFAULT。',
    },
    wrong: `#include <linux/uaccess.h>

int give(int __user *to, const int *from);
int give(int __user *to, const int *from)
{
	return copy_to_user(to, from, sizeof(int));
}
`,
    right: `#include <linux/uaccess.h>

int give(int __user *to, const int *from);
int give(int __user *to, const int *from)
{
	return copy_to_user(to, from, sizeof(int)) ? -EFAULT : 0;
}
`,
  },
  {
    code: 'teach-copy-negative',
    title: {
      en: 'Ours: a count is tested for being negative',
      zh: '本工具：判断计数是否为负',
    },
    words: {
      en: 'copy_from_user returns an unsigned number of bytes, never an error code: `< 0` is never true.',
      zh: 'copy_from_user 返回无符号的字节数，不是错误码：`< 0` 永远不成立。',
    },
    wrong: `#include <linux/uaccess.h>

int take(int *to, const int __user *from);
int take(int *to, const int __user *from)
{
	if (copy_from_user(to, from, sizeof(int)) < 0)
		return -EFAULT;
	return 0;
}
`,
    right: `#include <linux/uaccess.h>

int take(int *to, const int __user *from);
int take(int *to, const int __user *from)
{
	if (copy_from_user(to, from, sizeof(int)))
		return -EFAULT;
	return 0;
}
`,
  },
  {
    code: 'teach-copy-size',
    title: {
      en: 'Ours: as many bytes as the process asked for',
      zh: '本工具：进程要多少就复制多少',
    },
    words: {
      en: "A count that the process gave has to be limited to the buffer's size before anything is copied; and sizeof of a pointer is 8, whatever it points to.",
      zh: '进程给的字节数，复制之前要限制在缓冲区大小之内；而 pointer 的 sizeof 总是 8，不管它指向什么。',
    },
    wrong: `#include <linux/uaccess.h>
#include <linux/fs.h>

ssize_t put(struct file *file, const char __user *from, size_t count);
ssize_t put(struct file *file, const char __user *from, size_t count)
{
	char line[64];

	if (copy_from_user(line, from, count))
		return -EFAULT;
	return line[0];
}
`,
    right: `#include <linux/uaccess.h>
#include <linux/fs.h>

ssize_t put(struct file *file, const char __user *from, size_t count);
ssize_t put(struct file *file, const char __user *from, size_t count)
{
	char line[64];

	if (count > sizeof(line))
		return -EINVAL;
	if (copy_from_user(line, from, count))
		return -EFAULT;
	return line[0];
}
`,
  },
  {
    code: 'teach-cast-to-user',
    title: {
      en: 'Ours: a kernel pointer is called a user pointer',
      zh: '本工具：把 kernel 的 pointer 说成用户空间的',
    },
    words: {
      en: 'The cast silences sparse and makes the call fail: copy_to_user accepts only addresses of user space. Inside the kernel memcpy copies.',
      zh: '这个 cast 让 sparse 不作声，却让调用失败：copy_to_user 只接受用户空间的地址。kernel 内部用 memcpy 复制。',
    },
    wrong: `#include <linux/uaccess.h>

int save(char *to, const char *from, size_t n);
int save(char *to, const char *from, size_t n)
{
	if (copy_to_user((char __user *)to, from, n))
		return -EFAULT;
	return 0;
}
`,
    right: `#include <linux/string.h>

int save(char *to, const char *from, size_t n);
int save(char *to, const char *from, size_t n)
{
	memcpy(to, from, n);
	return 0;
}
`,
  },
  {
    code: 'teach-ioctl',
    title: {
      en: "Ours: an ioctl's argument is called a kernel pointer",
      zh: '本工具：把 ioctl 的参数说成 kernel 的 pointer',
    },
    words: {
      en: 'The third argument of an ioctl is a plain number to sparse, and any cast of a number is silent. As a pointer it comes from the process: cast it to `… __user *`.',
      zh: 'ioctl 的第三个参数对 sparse 只是一个数，数的 cast 都不作声。作为 pointer 它来自进程：cast 成 `… __user *`。',
    },
    wrong: `#include <linux/uaccess.h>
#include <linux/fs.h>

long set(struct file *file, unsigned int cmd, unsigned long arg);
long set(struct file *file, unsigned int cmd, unsigned long arg)
{
	int *level = (int *)arg;

	return *level;
}
`,
    right: `#include <linux/uaccess.h>
#include <linux/fs.h>

long set(struct file *file, unsigned int cmd, unsigned long arg);
long set(struct file *file, unsigned int cmd, unsigned long arg)
{
	int __user *from = (int __user *)arg;
	int level;

	if (get_user(level, from))
		return -EFAULT;
	return level;
}
`,
  },
];
