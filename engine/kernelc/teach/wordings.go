package teach

import (
	"strings"

	"ringlab/engine/words"
)

// wording is one of sparse's messages: its text, where %s stands for what
// differs from case to case, the same in Chinese, and the rule that is broken.
type wording struct{ text, zh, rule string }

// wordings are sparse's messages. The first that fits is taken.
var wordings = [...]wording{
	// Types and address spaces.
	{"dereference of noderef expression", "解引用了 noderef 表达式", "noderef"},
	{"incorrect type in %s (%s)", "%s的类型不对（%s）", "incompatible"},
	{"incompatible types in comparison expression (%s):", "比较表达式两边的类型不相容（%s）：", "incompatible"},
	{"incompatible types in conditional expression (%s):", "条件表达式两支的类型不相容（%s）：", "incompatible"},
	{"subtraction of different types can't work (%s)", "不同类型的 pointer 不能相减（%s）", "incompatible"},
	{"subtraction of functions? Share your drugs", "function 不能相减", "operands"},
	{"cast removes address space '%s' of expression", "cast 去掉了表达式的地址空间 '%s'", "cast-from-as"},
	{"cast between address spaces (%s -> %s)", "cast 跨越了地址空间（%s → %s）", "cast-between-as"},
	{"cast adds address space '%s' to expression", "cast 给表达式加上了地址空间 '%s'", "cast-to-as"},
	{"multiple address spaces given: %s & %s", "给出了多个地址空间：%s 和 %s", "attribute"},
	{"multiple address spaces given", "给出了多个地址空间", "attribute"},
	{"symbol '%s' redeclared with different type (%s):", "符号 '%s' 重新声明成了不同的类型（%s）：", "redeclared"},
	{"Using plain integer as NULL pointer", "把普通整数当作 NULL pointer", "null"},
	{"symbol '%s' was not declared. Should it be static?", "符号 '%s' 之前没有声明。它应该是 static 吗？", "static"},
	{"context imbalance in '%s' - %s", "'%s' 中的 context 不平衡：%s", "context"},
	{"context check failure", "context 检查失败", "context"},
	{"testing a 'safe expression'", "测试了一个 'safe' 表达式", "safe"},

	// Restricted types.
	{"%s degrades to integer", "%s 退化成了整数", "bitwise"},
	{"cast to %s", "cast 成 %s", "bitwise"},
	{"cast from unknown type", "从未知类型 cast", "operands"},
	{"cast from non-scalar", "从非标量类型 cast", "operands"},
	{"cast from %s", "从 %s cast", "bitwise"},
	{"invalid assignment: %s", "无效的赋值：%s", "bitwise"},
	{"bad assignment (%s) to %s", "对 %[2]s 的赋值（%[1]s）不对", "bitwise"},
	{"incompatible restricted type", "restricted 类型不相容", "bitwise"},
	{"mixed bitwiseness", "bitwise 与普通类型混用", "bitwise"},
	{"implicit cast %s nocast type", "隐式 cast %s nocast 类型", "bitwise"},
	{"mixing different enum types:", "混用了不同的 enum 类型：", "enum-mismatch"},
	{"incompatible types for operation (%s):", "操作数的类型不适合运算（%s）：", "operands"},
	{"incompatible type for operation (%s):", "操作数的类型不适合运算（%s）：", "operands"},

	// Names, calls, expressions.
	{"undefined identifier '%s'", "标识符 '%s' 没有定义", "undefined"},
	{"identifier '%s' has no type", "标识符 '%s' 没有类型", "undefined"},
	{"not enough arguments for function %s", "function %s 的参数太少", "arguments"},
	{"too many arguments for function %s", "function %s 的参数太多", "arguments"},
	{"not enough arguments for %s", "%s 的参数太少", "arguments"},
	{"too many arguments for %s", "%s 的参数太多", "arguments"},
	{"invalid type for argument %s:", "第 %s 个参数的类型不对：", "operands"},
	{"non-integer type for argument %s:", "第 %s 个参数不是整数：", "operands"},
	{"non-floating-point argument in call to %s()", "调用 %s() 的参数不是浮点数", "operands"},
	{"strange non-value function or array", "function 或数组没有值", "operands"},
	{"not a function %s", "%s 不是 function", "call"},
	{"no member '%s' in %s %s", "%[2]s %[3]s 没有成员 '%[1]s'", "member"},
	{"using member '%s' in incomplete %s %s", "使用了不完整的 %[2]s %[3]s 的成员 '%[1]s'", "incomplete"},
	{"expected structure or union", "这里应为 struct 或 union", "member"},
	{"unknown member", "未知的成员", "member"},
	{"bad member name", "成员名不对", "member"},
	{"cannot dereference this type", "这个类型不能解引用", "dereference"},
	{"expected pointer expression", "这里应为 pointer 表达式", "dereference"},
	{"expected array", "这里应为数组", "dereference"},
	{"non-integer index", "下标不是整数", "dereference"},
	{"non-lvalue array??", "数组不是左值", "lvalue"},
	{"not an lvalue", "不是左值", "lvalue"},
	{"not addressable", "不能取地址", "lvalue"},
	{"need lvalue expression for ++/--", "++/-- 需要左值表达式", "lvalue"},
	{"need scalar for ++/--", "++/-- 需要标量", "lvalue"},
	{"bad argument type for ++/--", "++/-- 的操作数类型不对", "lvalue"},
	{"taking address of 'register' variable '%s'", "对 'register' 变量 '%s' 取地址", "lvalue"},
	{"taking the address of built-in function '%s'", "对内建 function '%s' 取地址", "lvalue"},
	{"assignment to const expression", "对 const 表达式赋值", "const"},
	{"invalid assignment", "无效的赋值", "operands"},
	{"invalid pointer assignment", "无效的 pointer 赋值", "operands"},
	{"arithmetics on pointers to functions", "对 function pointer 做算术", "operands"},
	{"potentially expensive pointer subtraction", "可能很慢的 pointer 减法", "pointer-subtraction"},
	{"assignment expression in conditional", "条件里是赋值表达式", "condition"},
	{"non-scalar type in conditional:", "条件里的类型不是标量：", "condition"},
	{"the address of %s will always evaluate as true", "%s 的地址总是为真", "condition"},
	{"self-comparison always evaluates to %s", "与自身比较的结果总是 %s", "condition"},
	{"dubious: %s", "可疑：%s", "dubious"},
	{"non size-preserving integer to pointer cast", "整数与 pointer 大小不同的 cast", "pointer-size"},
	{"non size-preserving pointer to integer cast", "pointer 与整数大小不同的 cast", "pointer-size"},
	{"cast to union type", "cast 成 union 类型", "operands"},
	{"cast to non-scalar", "cast 成非标量类型", "operands"},
	{"returning void-valued expression", "返回了 void 表达式", "return"},
	{"return expression in %s function", "%s function 中有返回值", "return"},
	{"return with no return value", "return 没有给出返回值", "return"},
	{"trying to examine bitfield type", "对 bit-field 用了 typeof 或 sizeof", "bitfield"},
	{"typeof applied to bitfield type", "typeof 用在了 bit-field 上", "bitfield"},
	{"expression using sizeof(void)", "表达式用到了 sizeof(void)", "sizeof"},
	{"expression using sizeof _Bool", "表达式用到了 sizeof _Bool", "sizeof"},
	{"expression using sizeof on a function", "表达式对 function 用了 sizeof", "sizeof"},
	{"using sizeof on a flexible structure", "对带有弹性数组成员的 struct 用了 sizeof", "sizeof"},
	{"cannot size expression", "表达式没有大小", "sizeof"},
	{"no generic selection for '%s'", "_Generic 里没有适合 '%s' 的一支", "generic"},
	{"multiple default in generic expression", "_Generic 里有多个 default", "generic"},
	{"%s in generic selection", "_Generic 里有%s", "generic"},

	// Constants.
	{"cast truncates bits from constant value (%s becomes %s)", "cast 截断了常量的位（%s 变成 %s）", "truncate"},
	{"odd constant _Bool cast (%s becomes 1)", "常量到 _Bool 的 cast 很怪（%s 变成 1）", "truncate"},
	{"constant %s is so big it is %s", "常量 %s 太大，它的类型是 %s", "constant"},
	{"constant %s is too big even for unsigned long long", "常量 %s 连 unsigned long long 也放不下", "constant"},
	{"decimal constant %s is too big for long long", "十进制常量 %s 对 long long 太大", "constant"},
	{"decimal constant %s is between LONG_MAX and ULONG_MAX. %s", "十进制常量 %s 在 LONG_MAX 与 ULONG_MAX 之间", "constant"},
	{"constant %s is not a valid number", "常量 %s 不是合法的数", "constant"},
	{"constant integer operation overflow", "常量整数运算溢出", "overflow"},
	{"invalid access past the end of '%s' (%s)", "访问越过了 '%s' 的末尾（%s）", "access"},
	{"invalid access below '%s' (%s)", "访问在 '%s' 的开头之前（%s）", "access"},
	{"value out of range", "值超出了范围", "range"},
	{"cast loses sign", "cast 丢掉了符号", "cast-bits"},
	{"cast changes sign", "cast 改变了符号", "cast-bits"},
	{"cast drops bits", "cast 丢掉了一些位", "cast-bits"},
	{"cast wasn't removed", "cast 没有被消去", "cast-bits"},
	{"division by zero", "除以零", "division"},
	{"shift too big (%s) for type %s", "移位数太大（%s），类型是 %s", "shift"},
	{"shift count is negative (%s)", "移位数为负（%s）", "shift"},
	{"bad constant expression type", "常量表达式的类型不对", "constant-expression"},
	{"bad constant expression", "常量表达式不对", "constant-expression"},
	{"bad integer constant expression", "整数常量表达式不对", "constant-expression"},
	{"Expected constant expression in %s", "%s 中应为常量表达式", "constant-expression"},
	{"Expected constant expression", "这里应为常量表达式", "constant-expression"},
	{"static assertion failed%s", "static assertion 不成立%s", "static-assert"},
	{"incompatible types for 'case' statement", "case 的类型与 switch 不相容", "switch"},
	{"switch with no cases", "switch 没有 case", "switch"},
	{"not in switch scope", "不在 switch 里", "switch"},
	{"break/continue not in iterator scope", "break/continue 不在循环里", "label"},
	{"unused label '%s'", "label '%s' 没有用到", "label"},
	{"label '%s' was not declared", "label '%s' 没有声明", "label"},
	{"label '%s' redefined", "label '%s' 重复定义", "label"},
	{"label '%s' already bound", "label '%s' 已经绑定", "label"},
	{"label '%s' used outside statement expression", "label '%s' 在语句表达式之外使用", "label"},
	{"statement expected after label", "label 之后应为语句", "label"},
	{"%s with byte count of %s", "%s 的字节数是 %s", "memcpy-count"},

	// Initializers.
	{"Initializer entry defined twice", "初始化项定义了两次", "initializer-twice"},
	{"excessive elements in %s initializer", "%s的初始化项太多", "initializer-excess"},
	{"too long initializer-string for array of char(no space for nul char)", "字符串对 char 数组太长（放不下结尾的 nul）", "initializer-string"},
	{"too long initializer-string for array of char", "字符串对 char 数组太长", "initializer-string"},
	{"missing braces around initializer", "初始化项外缺少花括号", "initializer-braces"},
	{"braces around scalar initializer", "标量初始化项外有花括号", "initializer-braces"},
	{"bogus scalar initializer", "标量的初始化项不对", "initializer-braces"},
	{"invalid initializer", "无效的初始化项", "initializer"},
	{"index out of bounds in %s", "%s 的下标越界", "initializer-index"},
	{"nonsense array initializer index range", "数组初始化的下标范围没有意义", "initializer-index"},
	{"array index in non-array %s", "对非数组用了数组下标：%s", "initializer"},
	{"unknown field name in %s", "%s 中的字段名未知", "initializer-field"},
	{"field name not in struct or union %s", "字段名不在 struct 或 union 中：%s", "initializer-field"},
	{"obsolete struct initializer, use C99 syntax", "过时的 struct 初始化写法，请用 C99 写法", "initializer-old"},
	{"obsolete array initializer, use C99 syntax", "过时的数组初始化写法，请用 C99 写法", "initializer-old"},
	{"advancing past deep designator", "越过了深层的 designator", "initializer"},
	{"non-constant initializer for static object", "静态对象的初始化项不是常量", "initializer-constant"},
	{"array initialized from parenthesized string constant", "数组用括号里的字符串初始化", "initializer-string"},
	{"symbol '%s' has multiple initializers (originally initialized at %s)", "符号 '%s' 有多个初始化项（先前在 %s）", "initializer-twice"},
	{"symbol with external linkage has initializer", "extern 符号带有初始化项", "initializer"},
	{"%spositional init of field in %s", "%s按位置初始化了 %s", "designated-init"},

	// Declarations.
	{"symbol '%s' shadows an earlier one", "符号 '%s' 遮住了外层的同名符号", "shadow"},
	{"multiple definitions for function '%s'", "function '%s' 有多个定义", "redefined"},
	{"redefinition of %s", "重复定义了 %s", "redefined"},
	{"invalid tag applied to %s", "%s 用了另一种类型的 tag", "redefined"},
	{"empty enum definition", "enum 定义是空的", "enum"},
	{"bad enum definition", "enum 定义不对", "enum"},
	{"can't increment the last enum member", "enum 的最后一个值不能再加一", "enum"},
	{"bitfield '%s' has invalid width (%s)", "bit-field '%s' 的宽度不对（%s）", "bitfield"},
	{"bitfield '%s' is wider (%s) than its type (%s)", "bit-field '%s' 比它的类型宽（%s，%s）", "bitfield"},
	{"invalid bitfield specifier for type %s", "类型 %s 不能作 bit-field", "bitfield"},
	{"dubious one-bit signed bitfield", "可疑的 1 位有符号 bit-field", "bitfield-sign"},
	{"dubious bitfield without explicit `signed' or `unsigned'", "bit-field 没有写明 signed 或 unsigned", "bitfield-sign"},
	{"Variable length array is used.", "用了变长数组。", "vla"},
	{"flexible array member '%s' is not last", "弹性数组成员 '%s' 不在最后", "flexible-array"},
	{"flexible array member '%s' in a union", "弹性数组成员 '%s' 在 union 里", "flexible-array"},
	{"array of flexible structures", "带弹性数组成员的 struct 组成的数组", "flexible-array"},
	{"nested flexible array", "嵌套的弹性数组", "flexible-array"},
	{"variadic functions must have one named argument", "变参 function 至少要有一个有名字的参数", "prototype"},
	{"non-ANSI function declaration of function '%s'", "function '%s' 的声明不是 ANSI 写法", "prototype"},
	{"non-ANSI definition of function '%s'", "function '%s' 的定义不是 ANSI 写法", "prototype"},
	{"missing type declaration for parameter '%s'", "参数 '%s' 没有类型声明", "prototype"},
	{"nonsensical parameter declaration '%s'", "参数声明 '%s' 没有意义", "prototype"},
	{"identifier list not in definition", "标识符列表只能用于定义", "prototype"},
	{"no identifier for function argument", "function 的参数没有名字", "prototype"},
	{"void parameter", "参数的类型是 void", "prototype"},
	{"'%s' has implicit type", "'%s' 没有写类型", "implicit-type"},
	{"'%s()' has implicit return type", "'%s()' 没有写返回类型", "implicit-type"},
	{"__auto_type %s", "__auto_type 用错了：%s", "declaration"},
	{"'%s()' has __auto_type return type", "'%s()' 的返回类型是 __auto_type", "declaration"},
	{"member '%s' has __auto_type", "成员 '%s' 的类型是 __auto_type", "declaration"},
	{"typename in expression", "表达式里有类型名", "syntax"},
	{"missing identifier in declaration", "声明里缺少标识符", "declaration"},
	{"expected identifier name in type definition", "typedef 里应有名字", "declaration"},
	{"multiple storage classes", "多个存储类", "specifiers"},
	{"duplicated asm modifier", "asm 的修饰词重复", "asm"},
	{"function '%s' has computed goto but no targets?", "function '%s' 有计算的 goto，却没有可去的 label", "label"},
	{"duplicate %s", "重复的 %s", "specifiers"},
	{"two or more data types in declaration specifiers", "声明里有两个以上的数据类型", "specifiers"},
	{"impossible combination of type specifiers: %s %s", "类型说明符不能这样组合：%s %s", "specifiers"},
	{"invalid modifier", "修饰符不对", "specifiers"},
	{"void declaration", "变量的类型是 void", "declaration"},
	{"__thread cannot be used with '%s'", "__thread 不能与 '%s' 一起用", "specifiers"},
	{"storage class in typename (%s)", "类型名里有存储类（%s）", "specifiers"},
	{"mixing declarations and code", "声明与语句混在一起", "declaration"},
	{"non-local var '%s' in for-loop initializer", "for 的初始化里声明了非局部变量 '%s'", "declaration"},
	{"function '%s' with external linkage has definition", "extern function '%s' 有定义", "declaration"},
	{"marked inline, but without a definition", "标了 inline，却没有定义", "declaration"},
	{"Trying to use reserved word '%s' as identifier", "把保留字 '%s' 当作标识符", "reserved"},
	{"unknown attribute '%s'", "未知的 attribute '%s'", "attribute"},
	{"invalid address space name", "地址空间的名字不对", "attribute"},
	{"non-positive alignment", "对齐值不是正数", "attribute"},
	{"non-power-of-2 alignment", "对齐值不是 2 的幂", "attribute"},
	{"I don't like non-power-of-2 alignments", "对齐值不是 2 的幂", "attribute"},
	{"unknown mode attribute %s", "未知的 mode attribute %s", "attribute"},
	{"don't know how to apply mode to %s", "mode 不能用于 %s", "attribute"},
	{"attribute %s", "attribute %s", "attribute"},

	// The preprocessor.
	{"unable to open '%s'", "打不开 '%s'", "include"},
	{"expected '>' at end of filename", "文件名末尾应为 '>'", "include"},
	{"unrecognized preprocessor line '%s'", "不认识的预处理行 '%s'", "directive"},
	{"unterminated preprocessor conditional", "预处理条件没有结束", "conditional"},
	{"unmatched %s", "没有配对的 %s", "conditional"},
	{"#%s after #else", "#%s 出现在 #else 之后", "conditional"},
	{"garbage at end: %s", "行尾有多余的内容：%s", "directive"},
	{"missing ')' after \"defined\"", "\"defined\" 之后缺少 ')'", "directive"},
	{"undefined preprocessor identifier '%s'", "预处理标识符 '%s' 没有定义", "directive"},
	{"preprocessor token %s redefined", "macro %s 重新定义成了别的内容", "macro-redefined"},
	{"macro \"%s\" requires %s arguments, but only %s given", "macro \"%s\" 要 %s 个参数，只给了 %s 个", "macro"},
	{"macro \"%s\" passed %s arguments, but takes just %s", "给了 macro \"%s\" %s 个参数，它只要 %s 个", "macro"},
	{"unterminated argument list invoking macro \"%s\"", "调用 macro \"%s\" 的参数列表没有结束", "macro"},
	{"missing ')' in macro parameter list", "macro 的参数列表缺少 ')'", "macro"},
	{"'#' is not followed by a macro parameter", "'#' 之后不是 macro 的参数", "macro"},
	{"'##' %s", "'##' 用错了：%s", "macro"},
	{"\"%s\" may not appear in macro parameter list", "macro 的参数列表里不能有 \"%s\"", "macro"},
	{"__VA_ARGS__ can only appear in the expansion of a C99 variadic macro", "__VA_ARGS__ 只能用在变参 macro 里", "macro"},
	{"parameter name missing", "缺少参数名", "macro"},
	{"identifier expected", "这里应为标识符", "directive"},
	{"too long token expansion", "展开出的 token 太长", "macro"},
	{"no whitespace before object-like macro body", "macro 的名字与内容之间没有空格", "macro"},
	{"expected identifier to %s", "%s 之后应为标识符", "directive"},
	{"expected preprocessor identifier", "这里应为预处理标识符", "directive"},
	{"directive in macro's argument list", "macro 的参数里有预处理指令", "macro"},
	{"no newline at end of file", "文件末尾没有换行", "newline"},
	{"backslash-newline at end of file", "文件以反斜杠换行结束", "newline"},
	{"missing terminating %s character", "缺少结尾的 %s", "quote"},
	{"End of file in %s", "文件在字符串或注释中间结束", "quote"},
	{"empty character constant", "字符常量是空的", "quote"},
	{"multi-character character constant", "字符常量里有多个字符", "quote"},
	{"unknown escape sequence: '%s'", "未知的转义：'%s'", "escape"},
	{"\\x used with no following hex digits", "\\x 之后没有十六进制数字", "escape"},
	{"%s escape sequence out of range", "%s 转义超出范围", "escape"},

	// The grammar. Its second line is told with its first.
	{"Expected %s %s", "%[2]s应为 %[1]s", "syntax"},
	{"expected ; at end of declaration", "声明末尾应为 ;", "syntax"},
	{"expected '%s' %s", "%[2]s应为 '%[1]s'", "syntax"},
	{"expected ';' at end of parameter declaration", "参数声明末尾应为 ';'", "syntax"},
	{"expected function body", "这里应为 function 的函数体", "syntax"},
	{"expected declaration", "这里应为声明", "syntax"},
	{"expected expression after the '(' token", "'(' 之后应为表达式", "syntax"},
	{"expression expected %s", "%s应为表达式", "syntax"},
	{"an expression is expected before ')'", "')' 之前应为表达式", "syntax"},
	{"Syntax error in unary expression", "一元表达式的语法错误", "syntax"},
	{"No right hand side of '%s'-expression", "'%s' 的右边没有表达式", "syntax"},
	{"Expected identifier or goto expression", "goto 之后应为 label", "syntax"},
	{"do-while statement is not a compound statement", "do-while 的循环体没有花括号", "do-while"},
	{"expected 'while' after 'do'", "'do' 之后应为 'while'", "syntax"},
	{"output constraint is not an assignment constraint (%s)", "输出约束不是赋值约束（%s）", "asm"},
	{"input constraint with assignment (%s)", "输入约束带有赋值（%s）", "asm"},
	{"invalid ASM constraint (%s)", "asm 约束不对（%s）", "asm"},
	{"invalid ASM constraint %s", "asm 约束不对：%s", "asm"},
	{"asm clobber is not a string", "asm 的 clobber 不是字符串", "asm"},
	{"asm output is not an lvalue", "asm 的输出不是左值", "asm"},
	{"bad asm %s", "asm 不对：%s", "asm"},
	{"string literal expected for %s", "%s 要字符串", "asm"},
	{"syntax error", "语法错误", "syntax"},

	// What stops sparse, or the kernel lab.
	{"too many warnings", "warning 太多", "limit"},
	{"too many errors", "error 太多", "limit"},
	{"nested too deeply to be checked", "嵌套太深，无法检查", "bounds"},
	{"macros give more than %s tokens", "macro 展开后超过 %s 个 token", "bounds"},
	{"macro calls are nested too deeply", "macro 调用嵌套太深", "bounds"},
	{"#if is nested too deeply", "#if 嵌套太深", "bounds"},
	{"#include is nested too deeply", "#include 嵌套太深", "bounds"},
}

// terms are words that fill the places in wordings.
var terms = [...]words.Text{
	{En: "initializer", Zh: "初始化"},
	{En: "assignment", Zh: "赋值"},
	{En: "return expression", Zh: "返回值"},
	{En: "different address spaces", Zh: "地址空间不同"},
	{En: "different modifiers", Zh: "修饰符不同"},
	{En: "different base types", Zh: "基本类型不同"},
	{En: "different signedness", Zh: "符号性不同"},
	{En: "different type sizes", Zh: "类型大小不同"},
	{En: "different argument counts", Zh: "参数个数不同"},
	{En: "incompatible variadic arguments", Zh: "变参不相容"},
	{En: "different types", Zh: "类型不同"},
	{En: "invalid types", Zh: "类型无效"},
	{En: "bad types", Zh: "类型不对"},
	{En: "wrong count at exit", Zh: "返回时计数不对"},
	{En: "unexpected unlock", Zh: "意外的 unlock"},
	{En: "different lock contexts for basic block", Zh: "同一处代码的锁状态不一致"},
	{En: "array", Zh: "数组"},
	{En: "struct or union", Zh: "struct 或 union "},
	{En: "at end of statement", Zh: "语句末尾"},
	{En: "at end of declaration", Zh: "声明末尾"},
	{En: "at the end of type declaration", Zh: "类型声明末尾"},
	{En: "at end of function", Zh: "function 末尾"},
	{En: "at end of compound statement", Zh: "复合语句末尾"},
	{En: "at end of specifier", Zh: "类型说明末尾"},
	{En: "at end of initializer", Zh: "初始化项末尾"},
	{En: "after statement", Zh: "语句之后"},
	{En: "after expression", Zh: "表达式之后"},
	{En: "in function declarator", Zh: "function 声明里"},
	{En: "in nested declarator", Zh: "嵌套的声明里"},
	{En: "in function call", Zh: "函数调用里"},
	{En: "in conditional expression", Zh: "条件表达式里"},
	{En: "after default/case", Zh: "default/case 之后"},
	{En: "at end of cast operator", Zh: "cast 末尾"},
	{En: "at end of array dereference", Zh: "数组下标末尾"},
	{En: "case statement", Zh: "case"},
	{En: "variable length array type", Zh: "变长数组类型"},
	{En: "function type", Zh: "function 类型"},
	{En: "incomplete type", Zh: "不完整类型"},
}

// fit fits a text to a wording and returns what stands in its places.
func (w *wording) fit(text string) ([]string, bool) {
	var found []string
	rest := w.text
	for {
		literal, after, more := strings.Cut(rest, "%s")
		if !strings.HasPrefix(text, literal) {
			return nil, false
		}
		text = text[len(literal):]
		if !more {
			return found, text == ""
		}
		end := len(text)
		if after != "" {
			next, _, place := strings.Cut(after, "%s")
			switch {
			case !place && len(text) >= len(next):
				// The last place reaches as far as it can: a reason in
				// parentheses may hold parentheses.
				end = len(text) - len(next)
			case !place:
				return nil, false
			default:
				if end = strings.Index(text, next); end < 0 {
					return nil, false
				}
			}
		}
		found = append(found, text[:end])
		text, rest = text[end:], after
	}
}

// worded finds the wording of a text, and what stands in its places; nil for
// a text that is not sparse's.
func worded(text string) (*wording, []string) {
	for i := range wordings {
		w := &wordings[i]
		if w.text[0] != '%' && (text == "" || w.text[0] != text[0]) {
			continue
		}
		if filled, ok := w.fit(text); ok {
			return w, filled
		}
	}
	return nil, nil
}

// translated is a text of sparse's in both languages.
func translated(text string) words.Message {
	w, filled := worded(text)
	if w == nil {
		return words.Text{En: "%s", Zh: "%s"}.With(text)
	}
	args := make([]any, len(filled))
	rest := w.text
	for i, value := range filled {
		at := strings.Index(rest, "%s")
		if at > 0 && (rest[at-1] == '\'' || rest[at-1] == '"') {
			args[i] = value
		} else {
			args[i] = term(value)
		}
		rest = rest[at+2:]
	}
	return words.Text{En: w.text, Zh: w.zh}.With(args...)
}

// term is what fills a place, in both languages where it is a term.
func term(value string) any {
	for _, t := range &terms {
		if t.En == value {
			return t
		}
	}
	if n, ok := strings.CutPrefix(value, "argument "); ok {
		return words.Text{En: "argument %s", Zh: "第 %s 个参数"}.With(n)
	}
	if inner, ok := strings.CutPrefix(value, "incompatible argument "); ok {
		if n, reason, ok := strings.Cut(inner, " ("); ok && strings.HasSuffix(reason, ")") {
			return words.Text{En: "incompatible argument %s (%s)", Zh: "第 %s 个参数不相容（%s）"}.With(n, term(reason[:len(reason)-1]))
		}
	}
	if what, ok := strings.CutPrefix(value, "at end of "); ok {
		return words.Text{En: "at end of %s", Zh: "%s 末尾"}.With(what)
	}
	if what, ok := strings.CutPrefix(value, "after "); ok {
		return words.Text{En: "after %s", Zh: "%s 之后"}.With(what)
	}
	if what, ok := strings.CutPrefix(value, "in "); ok {
		return words.Text{En: "in %s", Zh: "%s 中"}.With(what)
	}
	if what, ok := strings.CutPrefix(value, "before "); ok {
		return words.Text{En: "before %s", Zh: "%s 之前"}.With(what)
	}
	return value
}
