package teach

import "ringlab/engine/words"

// hint says for a rule what is wrong and what to do, where nothing more of the
// code is known. Its arguments are what stands in the wording's places.
type hint struct {
	rule string
	words.Text
}

// hintFor finds the hint of a rule.
func hintFor(rule string) (words.Text, bool) {
	for i := range hints {
		if hints[i].rule == rule {
			return hints[i].Text, true
		}
	}
	return words.Text{}, false
}

var hints = [...]hint{
	{"incompatible", words.Text{
		En: "The two types do not fit together: compare the marked parts. Change the declaration that is wrong; a cast only hides it.",
		Zh: "两个类型不相容：比较标出的部分。改正写错的那个声明；cast 只是把问题藏起来。"}},
	{"address-space", words.Text{
		En: "Whose memory a pointer names is a part of its type, and the two types disagree on it: compare the marked parts. Declare both alike, or copy the data across.",
		Zh: "pointer 指向谁的内存是类型的一部分，而两个类型在这一点上不同：比较标出的部分。把两边声明成一样，或把数据复制过去。"}},
	{"modifiers", words.Text{
		En: "One of the two types has a qualifier (const, volatile, noderef) that the other lacks: compare the marked parts. Qualifiers may be added on the way, not lost.",
		Zh: "两个类型中有一个多了限定词（const、volatile、noderef）：比较标出的部分。限定词可以在传递时加上，不能丢掉。"}},
	{"redeclared", words.Text{
		En: "A name has one type. The declaration before says something else: make both the same.",
		Zh: "一个名字只有一个类型。先前的声明写的不一样：把两处改成一致。"}},
	{"static", words.Text{
		En: "Nothing outside this file can know `%[1]s`, because no header declares it. Write `static` before it, or declare it in a header that both sides include.",
		Zh: "没有头文件声明 `%[1]s`，别的文件不会知道它。在前面写 `static`，或者在两边都 include 的头文件里声明它。"}},
	{"null", words.Text{
		En: "0 is an integer. A pointer that points nowhere is written NULL, so that readers see that it is a pointer.",
		Zh: "0 是整数。不指向任何东西的 pointer 写作 NULL，读代码的人才看得出它是 pointer。"}},
	{"safe", words.Text{
		En: "The declaration says that this pointer is never NULL: the test is always true.",
		Zh: "声明说这个 pointer 永远不是 NULL：这个判断总为真。"}},
	{"bitwise", words.Text{
		En: "A restricted type (`__bitwise`) is no plain number: `__le32` and `__be32` hold their bytes in a fixed order. Convert on the way in and out (`cpu_to_le32`, `le32_to_cpu`) and calculate with the plain value.",
		Zh: "restricted 类型（`__bitwise`）不是普通的数：`__le32`、`__be32` 的字节顺序是固定的。进出时要转换（`cpu_to_le32`、`le32_to_cpu`），用转换后的普通值计算。"}},
	{"enum-mismatch", words.Text{
		En: "Two enumerations are two types, even where their values are equal. Use a constant of the one that is expected here.",
		Zh: "两个 enum 是两个类型，即使数值相等。这里请用所要的那个 enum 的常量。"}},
	{"operands", words.Text{
		En: "This operation is not made for these types. Look at what the operands are: often a `*`, a `.member` or a call's `()` is missing.",
		Zh: "这种运算不适用于这些类型。看看操作数是什么：往往少了 `*`、`.成员` 或调用的 `()`。"}},
	{"undefined", words.Text{
		En: "`%[1]s` is declared nowhere before this line. Is it spelled right, and is its header included?",
		Zh: "这一行之前没有声明 `%[1]s`。拼写对吗？它的头文件 include 了吗？"}},
	{"arguments", words.Text{
		En: "The call gives `%[1]s` another number of arguments than its declaration asks for.",
		Zh: "这次调用给 `%[1]s` 的参数个数与声明不符。"}},
	{"call", words.Text{
		En: "Only a function or a pointer to one can be called.",
		Zh: "只有 function 或指向 function 的 pointer 可以调用。"}},
	{"member", words.Text{
		En: "Only what the struct's definition names can stand after `.` or `->`, and only a struct or union has members.",
		Zh: "`.` 或 `->` 之后只能是 struct 定义里有的名字；只有 struct 和 union 才有成员。"}},
	{"incomplete", words.Text{
		En: "Only the struct's name is known here, not its members. Include the header that defines it.",
		Zh: "这里只知道 struct 的名字，不知道它的成员。请 include 定义它的头文件。"}},
	{"dereference", words.Text{
		En: "Only a pointer can be followed, and only an array or a pointer can be indexed, by an integer. void has no value to take.",
		Zh: "只有 pointer 可以解引用；只有数组或 pointer 可以用整数下标。void 没有值可取。"}},
	{"lvalue", words.Text{
		En: "This is a value, not an object: it has no place in memory that could be written or pointed at.",
		Zh: "这是一个值，不是对象：它在内存里没有可以写入或取地址的位置。"}},
	{"const", words.Text{
		En: "What is declared `const` is not written after its initialization. Write to a copy, or take the `const` away where it is not meant.",
		Zh: "声明为 `const` 的东西在初始化之后不能再写。写到副本里；如果本来就不该是 const，就去掉它。"}},
	{"pointer-subtraction", words.Text{
		En: "The difference of two pointers is divided by the size of what they point to; a size that is no power of two makes that a real division. An index is cheaper.",
		Zh: "两个 pointer 之差要除以所指类型的大小；大小不是 2 的幂就是真正的除法。用下标更省。"}},
	{"condition", words.Text{
		En: "This condition does not ask what it seems to ask. `=` assigns and `==` compares; an array's or a function's address is never zero; a struct is no truth value.",
		Zh: "这个条件问的不是看上去的意思。`=` 是赋值，`==` 是比较；数组或 function 的地址永远不为零；struct 不能当真假值。"}},
	{"dubious", words.Text{
		En: "`!` binds tighter than `&`, `|` and the comparisons: `!x & y` is `(!x) & y`. Write the parentheses that you mean.",
		Zh: "`!` 的优先级比 `&`、`|` 和比较都高：`!x & y` 就是 `(!x) & y`。把你想要的括号写出来。"}},
	{"return", words.Text{
		En: "A function returns what its declaration says: a value of that type, or nothing where it is void.",
		Zh: "function 返回声明里写的类型的值；声明为 void 就什么也不返回。"}},
	{"bitfield", words.Text{
		En: "A bit-field is a part of an integer: at least one bit and no wider than its type, with no address and no size of its own.",
		Zh: "bit-field 是整数的一部分：至少一位，不能比它的类型宽，没有自己的地址和大小。"}},
	{"bitfield-sign", words.Text{
		En: "A signed bit-field of one bit holds 0 and -1, never 1: a test for `== 1` fails. Make it unsigned.",
		Zh: "1 位的有符号 bit-field 只能是 0 和 -1，不会是 1：与 `== 1` 比较总不成立。改成 unsigned。"}},
	{"sizeof", words.Text{
		En: "This has no size that C defines. GNU C counts void and functions as 1; name the type whose size you mean.",
		Zh: "C 没有定义它的大小。GNU C 把 void 和 function 当作 1；写出你要其大小的类型。"}},
	{"generic", words.Text{
		En: "_Generic takes the one branch whose type fits exactly, or default.",
		Zh: "_Generic 取类型完全一致的那一支，否则取 default。"}},
	{"truncate", words.Text{
		En: "The constant %[1]s (hexadecimal) does not fit into the type; %[2]s is left of it. Use a wider type, or mask the constant on purpose.",
		Zh: "常量 %[1]s（十六进制）放不进这个类型，只剩下 %[2]s。用更宽的类型，或有意地用掩码截取。"}},
	{"pointer-size", words.Text{
		En: "A pointer has 8 bytes, this integer has another size: bits get lost or are made up. Use unsigned long for an address as a number.",
		Zh: "pointer 有 8 个字节，这个整数大小不同：会丢掉或凭空多出一些位。把地址当数用时用 unsigned long。"}},
	{"access", words.Text{
		En: "This reads or writes outside of `%[1]s` (the byte, and the size: %[2]s): whatever lies beside it is read or destroyed. Indices go from 0 to the length less 1.",
		Zh: "这里读写了 `%[1]s` 之外的内存（字节位置和大小：%[2]s）：旁边的数据会被读出或破坏。下标从 0 到长度减 1。"}},
	{"range", words.Text{
		En: "The value is outside of the bounds that __range__ gives.",
		Zh: "值超出了 __range__ 给出的范围。"}},
	{"cast-bits", words.Text{
		En: "The conversion changes the value for some numbers: their sign, or bits that do not fit.",
		Zh: "对某些数来说，这个转换会改变值：符号，或放不下的位。"}},
	{"constant", words.Text{
		En: "A number's type follows from its size and its suffix. Write the suffix (U, UL, ULL) or correct the digits.",
		Zh: "数的类型由大小和后缀决定。写上后缀（U、UL、ULL），或改正数字。"}},
	{"overflow", words.Text{
		En: "The result does not fit into the type of the operands; the larger type of the assignment comes too late. Give one operand the larger type.",
		Zh: "结果放不进操作数的类型；赋值目标更宽也来不及了。让其中一个操作数用更宽的类型。"}},
	{"division", words.Text{
		En: "The divisor is 0. In the kernel this is an exception that ends the task.",
		Zh: "除数是 0。在 kernel 里这会引发异常，任务被终止。"}},
	{"shift", words.Text{
		En: "A shift by the width of the type or more, or by less than 0, is undefined: the processor uses only some bits of the count. Use a wider type (`1ULL << n`) or correct the count.",
		Zh: "移位数不小于类型的宽度或为负，结果没有定义：处理器只看移位数的几位。用更宽的类型（`1ULL << n`），或改正移位数。"}},
	{"constant-expression", words.Text{
		En: "Here the compiler has to know the value: a number, an enumerator, a sizeof, or what is calculated from those.",
		Zh: "这里编译器必须知道值：数、enum 常量、sizeof，或由它们算出来的值。"}},
	{"static-assert", words.Text{
		En: "What the assertion states is not so. Often a struct has another size or layout than is thought: look at its members and padding.",
		Zh: "断言的内容不成立。常见的原因是 struct 的大小或布局与设想不同：看看它的成员和填充。"}},
	{"switch", words.Text{
		En: "`case` and `default` belong into a switch, whose value and labels are integers of one kind.",
		Zh: "`case` 和 `default` 要在 switch 里，switch 的值与各个 case 是同一类整数。"}},
	{"label", words.Text{
		En: "A goto needs its label in the same function, once; break and continue need a loop around them.",
		Zh: "goto 的 label 要在同一个 function 里，而且只有一个；break 和 continue 要在循环里。"}},
	{"memcpy-count", words.Text{
		En: "So many bytes at once are hardly meant. Is the count a negative number, or in other units?",
		Zh: "一次这么多字节多半不是本意。是不是负数，或者单位弄错了？"}},
	{"initializer-twice", words.Text{
		En: "Two entries set the same member or element; the last one counts. Take one out.",
		Zh: "两项设置了同一个成员或元素，后一项算数。删掉一项。"}},
	{"initializer-excess", words.Text{
		En: "There are more values than members or elements. Count them, or name the members: `.member = value`.",
		Zh: "值比成员或元素多。数一数，或者写出成员名：`.成员 = 值`。"}},
	{"initializer-string", words.Text{
		En: "The string with its final zero byte is longer than the array. Make the array larger, or leave its length out: `char s[] = …`.",
		Zh: "字符串连同结尾的零字节比数组长。把数组改大，或不写长度：`char s[] = …`。"}},
	{"initializer-braces", words.Text{
		En: "Each struct and array of an initializer has braces of its own; a plain value has none.",
		Zh: "初始化里每个 struct 和数组各有一对花括号；单个的值没有。"}},
	{"initializer", words.Text{
		En: "The value does not fit what is initialized. Look at the order and the kinds of the members, or name them: `.member = value`.",
		Zh: "这个值不适合被初始化的对象。看看成员的顺序和种类，或写出成员名：`.成员 = 值`。"}},
	{"initializer-index", words.Text{
		En: "The index is outside of the array: indices go from 0 to the length less 1.",
		Zh: "下标在数组之外：下标从 0 到长度减 1。"}},
	{"initializer-field", words.Text{
		En: "The struct has no member of that name. Is it spelled as in the struct's definition?",
		Zh: "struct 里没有这个名字的成员。拼写与 struct 的定义一致吗？"}},
	{"initializer-old", words.Text{
		En: "`name: value` is an old form of GNU C. Write `.name = value`; of an array's element `[i] = value`.",
		Zh: "`name: value` 是 GNU C 的旧写法。写成 `.name = value`；数组元素写成 `[i] = value`。"}},
	{"initializer-constant", words.Text{
		En: "An object that lives for the whole run gets its first value before any code runs: it has to be constant. Set it in the init function.",
		Zh: "始终存在的对象在任何代码执行之前就有了初值：它必须是常量。在 init function 里设置它。"}},
	{"designated-init", words.Text{
		En: "This struct asks to be initialized by the names of its members: `.member = value`. Then it may grow without harm.",
		Zh: "这个 struct 要求按成员名初始化：`.成员 = 值`。这样它以后增加成员也不会出错。"}},
	{"shadow", words.Text{
		En: "Inside, `%[1]s` is another variable than outside: what is written to it is lost at the end of the block. Give it another name.",
		Zh: "内层的 `%[1]s` 与外层的是两个变量：写入内层的值在块结束时就丢了。换个名字。"}},
	{"redefined", words.Text{
		En: "It is defined twice. Keep one definition; a header needs `#pragma once` or an include guard.",
		Zh: "它定义了两次。只留一处；头文件要有 include guard。"}},
	{"enum", words.Text{
		En: "An enumeration needs at least one name, and each value has to fit an integer type.",
		Zh: "enum 至少要有一个名字，每个值都要放得进一个整数类型。"}},
	{"vla", words.Text{
		En: "The array's length is known only at run time. The kernel's stack is 16 KiB: take a constant length, or kmalloc.",
		Zh: "数组的长度在运行时才知道。kernel 的栈只有 16 KiB：用常量长度，或用 kmalloc。"}},
	{"flexible-array", words.Text{
		En: "A flexible array `[]` has to be the last member, because nobody knows where it ends; no array or other struct can hold such a struct in its middle.",
		Zh: "弹性数组 `[]` 必须是最后一个成员，因为不知道它在哪里结束；也不能把这样的 struct 放进数组或别的 struct 中间。"}},
	{"prototype", words.Text{
		En: "Write the types of all parameters in the parentheses, and `(void)` where there are none: empty parentheses say nothing about the arguments.",
		Zh: "在括号里写出所有参数的类型，没有参数就写 `(void)`：空括号对参数什么也没说。"}},
	{"implicit-type", words.Text{
		En: "Every declaration names its type; `int` is not implied.",
		Zh: "每个声明都要写类型；不会默认为 `int`。"}},
	{"declaration", words.Text{
		En: "A declaration is a type, a name and a semicolon.",
		Zh: "声明由类型、名字和分号组成。"}},
	{"specifiers", words.Text{
		En: "These words do not go together in one declaration. One type, one storage class (static, extern, typedef), each word once.",
		Zh: "这些词不能放在同一个声明里。一个类型，一个存储类（static、extern、typedef），每个词只写一次。"}},
	{"reserved", words.Text{
		En: "`%[1]s` is a word of the language. Take another name.",
		Zh: "`%[1]s` 是语言的保留字。换个名字。"}},
	{"attribute", words.Text{
		En: "sparse does not know this attribute or its value here. Is it spelled right?",
		Zh: "sparse 不认识这个 attribute 或它的值。拼写对吗？"}},
	{"include", words.Text{
		En: "#include takes one file's name, in <…> or in quotes.",
		Zh: "#include 后面是一个文件名，写在 <…> 或引号里。"}},
	{"directive", words.Text{
		En: "The preprocessor does not understand this line. Directives are #include, #define, #undef, #if, #ifdef, #ifndef, #elif, #else, #endif, #error, #warning, #pragma.",
		Zh: "预处理器不懂这一行。指令有 #include、#define、#undef、#if、#ifdef、#ifndef、#elif、#else、#endif、#error、#warning、#pragma。"}},
	{"conditional", words.Text{
		En: "Every #if, #ifdef and #ifndef has one #endif, and at most one #else before it.",
		Zh: "每个 #if、#ifdef、#ifndef 都有一个 #endif，之前最多一个 #else。"}},
	{"macro-redefined", words.Text{
		En: "The macro has two meanings from here on up and down. Take one away, or write #undef before the second.",
		Zh: "这个 macro 在上下文里有两个意思。去掉一个，或在第二个之前写 #undef。"}},
	{"macro", words.Text{
		En: "The macro's use or its definition does not fit its parameters. Mind that commas separate arguments, except in parentheses.",
		Zh: "macro 的用法或定义与参数不符。注意逗号会把参数分开，括号里的除外。"}},
	{"newline", words.Text{
		En: "The last line of a file ends with a newline as the others do.",
		Zh: "文件的最后一行也要以换行结束。"}},
	{"quote", words.Text{
		En: "A quote or a comment is opened and not closed.",
		Zh: "引号或注释开始了却没有结束。"}},
	{"escape", words.Text{
		En: "C knows \\n \\t \\0 \\\\ \\\" \\' \\xHH and octal escapes. A backslash of its own is written \\\\.",
		Zh: "C 的转义有 \\n \\t \\0 \\\\ \\\" \\' \\xHH 和八进制。反斜杠本身写作 \\\\。"}},
	{"syntax", words.Text{
		En: "The text is no C from here on. Look at the line before, too: what is missing is often missing there. Until it is mended, sparse shows no warnings.",
		Zh: "从这里起不再是合法的 C。也看看上一行：缺的东西往往缺在那里。改正之前 sparse 不显示任何 warning。"}},
	{"do-while", words.Text{
		En: "Put braces around the loop's body.",
		Zh: "给循环体加上花括号。"}},
	{"asm", words.Text{
		En: "An asm statement holds strings: its template and its constraints.",
		Zh: "asm 语句里要用字符串：模板和约束。"}},
	{"limit", words.Text{
		En: "sparse says no more than this. Mend some findings and look again.",
		Zh: "sparse 到此为止。改正一些之后再看。"}},
	{"bounds", words.Text{
		En: "This limit is ringlab's, so that no file takes all time and memory; sparse would go on. A file that includes itself, or a macro that doubles its text at each step, gets here soon.",
		Zh: "这个上限是 ringlab 的，为了不让一个文件用尽时间和内存；sparse 会继续。include 自己的文件，或每一步都翻倍的 macro，很快就会到这里。"}},
	{"error", words.Text{
		En: "The file asks for this error itself (#error), or sparse cannot go on here.",
		Zh: "这个 error 是文件自己要求的（#error），或者 sparse 在这里不能继续。"}},
	{"warning", words.Text{
		En: "The file asks for this warning itself (#warning), or sparse has found something rare.",
		Zh: "这个 warning 是文件自己要求的（#warning），或者 sparse 发现了少见的问题。"}},
}
