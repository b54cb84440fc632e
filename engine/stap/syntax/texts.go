package syntax

import "ringlab/engine/words"

// textID names a text of the parser.
type textID uint8

const (
	textSwapped textID = iota
	textBuiltIn
	textQuote
	textEmbeddedEnd
	textArgument
	textNestedArgument
	textDefineInMacro
	textIdentifier
	textRedefine
	textRedefined
	textFirstDefined
	textMacroBody
	textMacroOpen
	textCommaParen
	textMacroEnd
	textMacroCalls
	textMacroCall
	textMacroOpenEnd
	textFewArgs
	textManyArgs
	textMacroSize
	textMacroDepth
	textConditionalEnd
	textNoConditional
	textSecondElse
	textConditionEnd
	textNoThen
	textNumber
	textEqual
	textZeroOrOne
	textLexicalCast
	textConfigNumber
	textConfigRight
	textRightString
	textRightNumber
	textCondition
	textComparison
	textStringLiteral
	textOrderWildcard
	textEOF
	textExpected
	textExpectedOne
	textNesting
	textEmpty
	textEmptied
	textFunctionOrName
	textDeclaration
	textUnprivileged
	textDuplicateGlobal
	textPrivateConflict
	textArraySize
	textScalarInit
	textDuplicateParam
	textLiteralNumber
	textPriority
	textType
	textAliasOptional
	textPointHere
	textBothBodies
	textAfterPoint
	textSuffix
	textRespecified
	textConditionTwice
	textAlternatives
	textComponent
	textStatement
	textExpressionStatement
	textReturn
	textSorts
	textCommaBracket
	textSortStat
	textSortMark
	textExpressionList
	textValue
	textUnprivilegedValue
	textLiteral
	textNumberRange
	textLiteralString
	textIdentifierOrStat
	textBareHist
	textUnknownOperator
	textGuru
	textOneParam
	textTwoParams
	textString
	textNonEmpty
	textTarget
	textMember
	textAddress
	textPretty
	textFormatEnd
	textFormat
)

// texts are what the parser says, in English in stap's own words, and what to
// do about it.
var texts = [...]struct {
	code          string
	message, hint words.Text
}{
	textSwapped: {"embedded-swapped", words.Text{
		En: "possible erroneous closing '}%', use '%}'?",
		Zh: "结束符 '}%' 可能写反了，应为 '%}'？",
	}, words.Text{
		En: "Embedded C ends with %}, percent sign first.",
		Zh: "嵌入的 C 代码以 %} 结束，百分号在前。",
	}},
	textBuiltIn: {"macro-built-in", words.Text{
		En: "macro redefines built-in operator '@%s'",
		Zh: "宏重新定义了内置运算符 '@%s'",
	}, words.Text{
		En: "From here on the macro hides the operator of that name. Give the macro another name.",
		Zh: "从这里起，同名运算符被这个宏遮住了。请给宏换个名字。",
	}},
	textQuote: {"unclosed-quote", words.Text{
		En: "Could not find matching closing quote",
		Zh: "找不到配对的右引号",
	}, words.Text{
		En: "A string ends on the line it starts on: add the \" that is missing, and write \\n for a line break and \\\" for a quote inside it.",
		Zh: "字符串必须在同一行内结束：补上缺少的 \"；字符串里换行写成 \\n，引号写成 \\\"。",
	}},
	textEmbeddedEnd: {"unclosed-embedded", words.Text{
		En: "Could not find matching '%}' to close embedded function block",
		Zh: "找不到结束嵌入代码块的 '%}'",
	}, words.Text{
		En: "Embedded C starts with %{ and must end with %}.",
		Zh: "嵌入的 C 代码以 %{ 开头，必须以 %} 结束。",
	}},
	textArgument: {"argument-range", words.Text{
		En: "command line argument out of range [1-%d]",
		Zh: "命令行参数超出范围 [1-%d]",
	}, words.Text{
		En: "$1 and @1 stand for the first argument after the script's name, and so on; here %d were given. $# is their number.",
		Zh: "$1、@1 代表脚本名后面的第一个参数，其余类推；这里给出了 %d 个。$# 是参数个数。",
	}},
	textNestedArgument: {"argument-nested", words.Text{
		En: "invalid nested substitution of command line arguments",
		Zh: "命令行参数的嵌套替换无效",
	}, words.Text{
		En: "An argument's own text may not hold $1, @1 or $#.",
		Zh: "参数自身的文本里不能再有 $1、@1 或 $#。",
	}},
	textDefineInMacro: {"define-in-macro", words.Text{
		En: "'@define' forbidden inside macro body",
		Zh: "宏体内不允许 '@define'",
	}, words.Text{
		En: "Put each @define at the top of the script, not inside another.",
		Zh: "请把每个 @define 放在脚本顶层，不要放进另一个宏里。",
	}},
	textIdentifier: {"identifier", words.Text{
		En: "expected identifier",
		Zh: "此处应为标识符",
	}, words.Text{
		En: "A name goes here: letters, digits and _, not starting with a digit, and none of the language's own words such as next, string or limit.",
		Zh: "这里需要一个名字：由字母、数字和 _ 组成，不能以数字开头，也不能是 next、string、limit 之类的关键字。",
	}},
	textRedefine: {"macro-define", words.Text{
		En: "attempt to redefine '@define'",
		Zh: "试图重新定义 '@define'",
	}, words.Text{
		En: "@define itself cannot be the name of a macro. Choose another name.",
		Zh: "宏不能叫 @define。请换一个名字。",
	}},
	textRedefined: {"macro-redefined", words.Text{
		En: "attempt to redefine macro '@%s' in the same file",
		Zh: "在同一文件中重复定义宏 '@%s'",
	}, words.Text{
		En: "A script defines each macro once. Remove one definition of @%s or rename it.",
		Zh: "每个宏在脚本中只能定义一次。请删去一处 @%s 的定义或改名。",
	}},
	textFirstDefined: {"macro-first-defined", words.Text{
		En: "macro '@%s' first defined here",
		Zh: "宏 '@%s' 最早在这里定义",
	}, words.Text{
		En: "This is the definition of @%s that counts.",
		Zh: "生效的是 @%s 的这处定义。",
	}},
	textMacroBody: {"macro-body", words.Text{
		En: "expected '%(' or '('",
		Zh: "此处应为 '%(' 或 '('",
	}, words.Text{
		En: "Write @define name %( body %), or @define name(a, b) %( body %).",
		Zh: "写法是 @define 名字 %( 宏体 %)，或 @define 名字(a, b) %( 宏体 %)。",
	}},
	textMacroOpen: {"macro-open", words.Text{
		En: "expected '%('",
		Zh: "此处应为 '%('",
	}, words.Text{
		En: "After its parameters a macro's body stands between %( and %).",
		Zh: "参数之后，宏体要写在 %( 和 %) 之间。",
	}},
	textCommaParen: {"comma-or-paren", words.Text{
		En: "expected ',' or ')'",
		Zh: "此处应为 ',' 或 ')'",
	}, words.Text{
		En: "Separate parameters with commas and close their list with ).",
		Zh: "参数之间用逗号分隔，并以 ) 结束列表。",
	}},
	textMacroEnd: {"macro-end", words.Text{
		En: "incomplete macro definition - missing '%)'",
		Zh: "宏定义不完整：缺少 '%)'",
	}, words.Text{
		En: "A macro's body ends with %); each %( within it needs a %) of its own.",
		Zh: "宏体以 %) 结束；宏体里的每个 %( 也都要有自己的 %)。",
	}},
	textMacroCalls: {"macro-call", words.Text{
		En: "expected '(' in invocation of macro '@%s' taking %d parameters",
		Zh: "使用宏 '@%s' 时此处应为 '('，它有 %d 个参数",
	}, words.Text{
		En: "Write @%s( and its %d arguments with commas between them.",
		Zh: "请写成 @%s(…)，给出 %d 个参数，用逗号分隔。",
	}},
	textMacroCall: {"macro-call", words.Text{
		En: "expected '(' in invocation of macro '@%s' taking %d parameter",
		Zh: "使用宏 '@%s' 时此处应为 '('，它有 %d 个参数",
	}, words.Text{
		En: "Write @%s( and its argument.",
		Zh: "请写成 @%s(…)，给出它的参数。",
	}},
	textMacroOpenEnd: {"macro-call-end", words.Text{
		En: "could not find end of macro invocation",
		Zh: "找不到宏调用的结尾",
	}, words.Text{
		En: "The list of the macro's arguments is not closed: add the ) that is missing.",
		Zh: "宏的参数列表没有结束：请补上缺少的 )。",
	}},
	textFewArgs: {"macro-few", words.Text{
		En: "too few parameters for macro '@%s' (expected %d)",
		Zh: "宏 '@%s' 的参数太少（应为 %d 个）",
	}, words.Text{
		En: "Give @%s as many arguments as its definition names: %d.",
		Zh: "请按定义给 @%s %d 个参数。",
	}},
	textManyArgs: {"macro-many", words.Text{
		En: "too many parameters for macro '@%s' (expected %d)",
		Zh: "宏 '@%s' 的参数太多（应为 %d 个）",
	}, words.Text{
		En: "Give @%s as many arguments as its definition names: %d. A comma inside an argument needs ( ) or [ ] around it.",
		Zh: "请按定义给 @%s %d 个参数。参数内部若有逗号，要用 ( ) 或 [ ] 括起来。",
	}},
	textMacroSize: {"macro-size", words.Text{
		En: "macros expand to too many tokens",
		Zh: "宏展开后的内容过多",
	}, words.Text{
		En: "Macros that use each other several times grow fast. (Real stap would go on until memory is out.) Use a function instead.",
		Zh: "宏之间多次互相使用会迅速膨胀（真正的 stap 会一直展开到内存耗尽）。请改用函数。",
	}},
	textMacroDepth: {"macro-depth", words.Text{
		En: "macro uses itself, or macros are nested too deeply",
		Zh: "宏使用了自身，或宏嵌套过深",
	}, words.Text{
		En: "A macro cannot be recursive: it is replaced by its body, which holds it again. (Real stap loops until memory is out.) Use a function instead.",
		Zh: "宏不能递归：它会被替换成宏体，而宏体里又有它自己（真正的 stap 会一直循环到内存耗尽）。请改用函数。",
	}},
	textConditionalEnd: {"conditional-end", words.Text{
		En: "incomplete conditional at end of file",
		Zh: "到文件末尾条件编译仍不完整",
	}, words.Text{
		En: "The %( here is never closed: write %( condition %? tokens %: others %).",
		Zh: "这里的 %( 没有结束：写法是 %( 条件 %? 内容 %: 其他内容 %)。",
	}},
	textNoConditional: {"conditional-open", words.Text{
		En: "incomplete conditional - missing '%('",
		Zh: "条件编译不完整：缺少 '%('",
	}, words.Text{
		En: "%?, %: and %) belong to a conditional that starts with %( and a condition. Where that condition is wrong, mend it first.",
		Zh: "%?、%: 和 %) 属于以 %( 和条件开头的条件编译。如果前面的条件有错，请先改正它。",
	}},
	textSecondElse: {"conditional-else", words.Text{
		En: "invalid conditional - duplicate '%:'",
		Zh: "条件编译无效：重复的 '%:'",
	}, words.Text{
		En: "A conditional has one %: at most. Nest another %( … %) for a third case.",
		Zh: "一个条件编译最多有一个 %:。第三种情况请再嵌套一层 %( … %)。",
	}},
	textConditionEnd: {"condition-end", words.Text{
		En: "incomplete condition after '%('",
		Zh: "'%(' 之后的条件不完整",
	}, words.Text{
		En: "A condition has three parts, as in %( kernel_v >= \"4.8\" %? … %).",
		Zh: "条件由三部分组成，例如 %( kernel_v >= \"4.8\" %? … %)。",
	}},
	textNoThen: {"conditional-then", words.Text{
		En: "expected '%?' marker for conditional",
		Zh: "条件之后应为 '%?'",
	}, words.Text{
		En: "After the condition comes %?, as in %( CONFIG_HZ == 250 %? … %). Conditions are joined with && and ||, without brackets.",
		Zh: "条件之后要写 %?，例如 %( CONFIG_HZ == 250 %? … %)。多个条件用 && 和 || 连接，不能加括号。",
	}},
	textNumber: {"number", words.Text{
		En: "expected number",
		Zh: "此处应为数字",
	}, words.Text{
		En: "A literal number goes here, such as 10 or -5: no variable and no string.",
		Zh: "这里只能写数字常量，如 10 或 -5，不能写变量或字符串。",
	}},
	textEqual: {"condition-equal", words.Text{
		En: "expected '==' or '!='",
		Zh: "此处应为 '==' 或 '!='",
	}, words.Text{
		En: "This can only be equal or not: compare it with == or !=.",
		Zh: "它只能比较相等与否：请用 == 或 !=。",
	}},
	textZeroOrOne: {"condition-guru", words.Text{
		En: "expected 0 or 1",
		Zh: "此处应为 0 或 1",
	}, words.Text{
		En: "guru_mode is 1 with -g and 0 without it.",
		Zh: "有 -g 时 guru_mode 是 1，否则是 0。",
	}},
	textLexicalCast: {"lexical-cast", words.Text{
		En: "bad lexical cast",
		Zh: "数字转换失败",
	}, words.Text{
		En: "The preprocessor compares decimal numbers only, up to 9223372036854775807; at others stap gives up with these words.",
		Zh: "预处理器只比较十进制数，最大 9223372036854775807；遇到别的写法，stap 只留下这句话就退出。",
	}},
	textConfigNumber: {"config-number", words.Text{
		En: "Config option value not a number",
		Zh: "该内核配置项的值不是数字",
	}, words.Text{
		En: "This option of the kernel is not a number. Compare it with a string, such as \"y\".",
		Zh: "这个内核配置项的值不是数字。请与字符串比较，如 \"y\"。",
	}},
	textConfigRight: {"config-right", words.Text{
		En: "expected string, number literal or other CONFIG_... as right side operand",
		Zh: "右侧应为字符串、数字常量或另一个 CONFIG_... 配置项",
	}, words.Text{
		En: "Compare a kernel option with \"y\", with a number, or with another CONFIG_ name.",
		Zh: "内核配置项可与 \"y\" 这样的字符串、数字或另一个 CONFIG_ 名字比较。",
	}},
	textRightString: {"condition-string", words.Text{
		En: "expected string literal as right value",
		Zh: "右侧应为字符串常量",
	}, words.Text{
		En: "The left side is a string, so the right side must be one too.",
		Zh: "左侧是字符串，右侧也必须是字符串。",
	}},
	textRightNumber: {"condition-number", words.Text{
		En: "expected number literal as right value",
		Zh: "右侧应为数字常量",
	}, words.Text{
		En: "The left side is a number, so the right side must be one too.",
		Zh: "左侧是数字，右侧也必须是数字。",
	}},
	textCondition: {"condition", words.Text{
		En: "expected 'arch', 'kernel_v', 'kernel_vr', 'systemtap_v',\n             'runtime', 'systemtap_privilege', 'CONFIG_...', or\n             comparison between strings or integers",
		Zh: "此处应为 'arch'、'kernel_v'、'kernel_vr'、'systemtap_v'、\n             'runtime'、'systemtap_privilege'、'CONFIG_...'，\n             或字符串、整数之间的比较",
	}, words.Text{
		En: "The preprocessor knows only these names, strings and decimal numbers, two at a time; it knows no variables and no brackets. A macro's body also starts with %(: where its @define is wrong, the body is taken for a condition.",
		Zh: "预处理器只认识这些名字、字符串和十进制数，每次比较两个；不认识变量，也没有括号。宏体也以 %( 开头：@define 写错时，宏体会被当成条件。",
	}},
	textComparison: {"condition-operator", words.Text{
		En: "expected comparison operator",
		Zh: "此处应为比较运算符",
	}, words.Text{
		En: "Compare with one of == != < <= > >=.",
		Zh: "请使用 == != < <= > >= 之一。",
	}},
	textStringLiteral: {"condition-literal", words.Text{
		En: "expected string literal",
		Zh: "此处应为字符串常量",
	}, words.Text{
		En: "Put the value in quotes, as in kernel_v >= \"4.8\" or arch == \"x86_64\".",
		Zh: "请给值加上引号，例如 kernel_v >= \"4.8\"、arch == \"x86_64\"。",
	}},
	textOrderWildcard: {"condition-wildcard", words.Text{
		En: "wildcard not allowed with order comparison operators",
		Zh: "比较大小时不能用通配符",
	}, words.Text{
		En: "* ? [ are wildcards, which only == and != know.",
		Zh: "* ? [ 是通配符，只有 == 和 != 认识。",
	}},
	textEOF: {"eof", words.Text{
		En: "unexpected end-of-file",
		Zh: "文件意外结束",
	}, words.Text{
		En: "The script stops in the middle of something. Perhaps a bracket is not closed.",
		Zh: "脚本在半途结束了。可能有括号没有关闭。",
	}},
	textExpected: {"expected", words.Text{
		En: "expected '%s'",
		Zh: "此处应为 '%s'",
	}, words.Text{
		En: "Put %s here, or look a little before for what does not belong.",
		Zh: "请在这里写 %s，或检查前面是否有多余的内容。",
	}},
	textExpectedOne: {"expected-one", words.Text{
		En: "expected one of '%s'",
		Zh: "此处应为 '%s' 之一",
	}, words.Text{
		En: "Separate values with commas and close the list with its bracket. One of these goes here: %s",
		Zh: "值之间用逗号分隔，列表用相应的括号结束。这里应写其中之一：%s",
	}},
	textNesting: {"nesting", words.Text{
		En: "statements and expressions are nested too deeply",
		Zh: "语句或表达式嵌套过深",
	}, words.Text{
		En: "This is deeper than this checker goes (real stap has no such limit). Split it with a variable or a function.",
		Zh: "这里超过了本检查器的深度限制（真正的 stap 没有此限制）。请用变量或函数拆开。",
	}},
	textEmpty: {"empty", words.Text{
		En: "Input file '%s' is empty.",
		Zh: "输入文件 '%s' 是空的。",
	}, words.Text{
		En: "A script needs at least one probe, such as: probe begin { println(\"hello\") exit() }",
		Zh: "脚本至少要有一个探测点，例如：probe begin { println(\"hello\") exit() }",
	}},
	textEmptied: {"empty-preprocessed", words.Text{
		En: "Input file '%s' is empty after preprocessing.",
		Zh: "输入文件 '%s' 在预处理之后是空的。",
	}, words.Text{
		En: "All that is left out by %%( … %%) or stands in @define is no script. Look at the messages before this one, if there are any.",
		Zh: "被 %%( … %%) 排除的内容和 @define 里的内容都不算脚本。如果前面还有别的消息，请先看那些。",
	}},
	textFunctionOrName: {"function-or-name", words.Text{
		En: "expected 'function' or identifier",
		Zh: "此处应为 'function' 或标识符",
	}, words.Text{
		En: "private goes before a function or a global's name: private function f() { }, private count",
		Zh: "private 用在函数或全局变量名之前：private function f() { }、private count",
	}},
	textDeclaration: {"declaration", words.Text{
		En: "expected 'probe', 'global', 'private', 'function', or '%{'",
		Zh: "此处应为 'probe'、'global'、'private'、'function' 或 '%{'",
	}, words.Text{
		En: "Statements stand inside the { } of a probe or function; at the top there are declarations only. Perhaps a } too many closed it before, or a ; stands after a }.",
		Zh: "语句要写在 probe 或 function 的 { } 里，顶层只能写声明。可能前面多了一个 }，或者 } 后面多了 ;。",
	}},
	textUnprivileged: {"embedded-guru", words.Text{
		En: "embedded code in unprivileged script; need stap -g",
		Zh: "非特权脚本中有嵌入代码；需要 stap -g",
	}, words.Text{
		En: "C between %{ and %} runs unchecked in the kernel, so it takes -g (guru mode). Most scripts do without.",
		Zh: "%{ 与 %} 之间的 C 代码会不经检查地在内核中运行，因此要用 -g（guru 模式）。多数脚本并不需要它。",
	}},
	textDuplicateGlobal: {"global-duplicate", words.Text{
		En: "duplicate global name",
		Zh: "全局变量名重复",
	}, words.Text{
		En: "Each global is declared once in a script. Remove one of the two.",
		Zh: "每个全局变量在脚本中只声明一次。请删去其中一处。",
	}},
	textPrivateConflict: {"global-private", words.Text{
		En: "global versus private variable declaration conflict",
		Zh: "同一变量既声明为 global 又声明为 private",
	}, words.Text{
		En: "A variable is either global or private. Keep one declaration.",
		Zh: "变量要么是 global，要么是 private。请只保留一处声明。",
	}},
	textArraySize: {"array-size", words.Text{
		En: "array size out of range",
		Zh: "数组大小超出范围",
	}, words.Text{
		En: "The number in brackets is how many entries the array holds at most: from 1 to 2147483647.",
		Zh: "方括号里的数字是数组最多能存的元素个数：1 到 2147483647。",
	}},
	textScalarInit: {"array-initialized", words.Text{
		En: "only scalar globals can be initialized",
		Zh: "只有标量全局变量可以初始化",
	}, words.Text{
		En: "Fill an array in a probe: probe begin { a[\"key\"] = 1 }",
		Zh: "请在探测点里给数组赋值：probe begin { a[\"key\"] = 1 }",
	}},
	textDuplicateParam: {"parameter-duplicate", words.Text{
		En: "duplicate parameter names",
		Zh: "参数名重复",
	}, words.Text{
		En: "Give each parameter a name of its own.",
		Zh: "请给每个参数不同的名字。",
	}},
	textLiteralNumber: {"literal-number", words.Text{
		En: "expected literal number",
		Zh: "此处应为数字常量",
	}, words.Text{
		En: "After the parameters a function may have a priority, a number: function f(a):1 { }. Its type stands after its name: function f:string(a) { }",
		Zh: "参数之后可以写函数的优先级，它是一个数字：function f(a):1 { }。类型写在名字之后：function f:string(a) { }",
	}},
	textPriority: {"priority", words.Text{
		En: "specified priority must be > 0",
		Zh: "指定的优先级必须大于 0",
	}, words.Text{
		En: "Of functions with one name, the one with the lowest priority is tried first; priorities start at 1.",
		Zh: "同名函数中优先级数字最小的先尝试；优先级从 1 开始。",
	}},
	textType: {"type", words.Text{
		En: "expected 'string' or 'long'",
		Zh: "此处应为 'string' 或 'long'",
	}, words.Text{
		En: "There are two types to write: long for integers and string for text. You may leave them out, they are inferred.",
		Zh: "可以写的类型只有两种：整数 long 和文本 string。也可以不写，类型会自动推断。",
	}},
	textAliasOptional: {"alias-optional", words.Text{
		En: "probe point alias name cannot be optional nor sufficient",
		Zh: "探测点别名不能带 ? 或 !",
	}, words.Text{
		En: "Remove the ? or ! from the new name; the points after = may have it.",
		Zh: "请去掉新名字上的 ? 或 !；= 之后的探测点可以带。",
	}},
	textPointHere: {"probe-point", words.Text{
		En: "expected probe point specifier",
		Zh: "此处应为探测点",
	}, words.Text{
		En: "After the probe points comes { with the handler. Only one name may stand before = of an alias.",
		Zh: "探测点之后应是 { 和处理代码。别名的 = 之前只能有一个名字。",
	}},
	textBothBodies: {"alias-bodies", words.Text{
		En: "Combined prologue and epilogue cannot be defined with '+='",
		Zh: "不能用 '+=' 同时定义前置和后置代码块",
	}, words.Text{
		En: "For both use =: probe name = point { before }, { after }",
		Zh: "两者都要时请用 =：probe 名字 = 探测点 { 前置 }, { 后置 }",
	}},
	textAfterPoint: {"after-probe-point", words.Text{
		En: "expected one of ', { } = +='",
		Zh: "此处应为 ', { } = +=' 之一",
	}, words.Text{
		En: "After a probe point comes a comma with the next point, or { with the handler. ? or ! comes first, then if (condition).",
		Zh: "探测点之后应是逗号加下一个探测点，或 { 加处理代码。? 或 ! 在前，if (条件) 在后。",
	}},
	textSuffix: {"probe-suffix", words.Text{
		En: "'?', '!' or condition must only be specified in suffix",
		Zh: "'?'、'!' 或条件只能写在末尾",
	}, words.Text{
		En: "Put ?, ! and if (…) at the very end of the probe point, not before another part of its name.",
		Zh: "请把 ?、! 和 if (…) 写在整个探测点的最后，后面不能再接名字的其他部分。",
	}},
	textRespecified: {"probe-mark-twice", words.Text{
		En: "'?' or '!' respecified",
		Zh: "重复指定了 '?' 或 '!'",
	}, words.Text{
		En: "One of the alternatives has its ? or ! already. Mark either each of them or the whole.",
		Zh: "花括号里已有一项带了 ? 或 !。请只标记各项，或只标记整体。",
	}},
	textConditionTwice: {"probe-condition-twice", words.Text{
		En: "condition respecified",
		Zh: "重复指定了条件",
	}, words.Text{
		En: "One of the alternatives has its condition already. Join conditions with &&.",
		Zh: "花括号里已有一项带了条件。多个条件请用 && 合并。",
	}},
	textAlternatives: {"alternatives", words.Text{
		En: "probe point stands for more than %d others",
		Zh: "这个探测点展开后超过 %d 个",
	}, words.Text{
		En: "Each pair of braces multiplies the probe points; this checker stops at %d.",
		Zh: "每对花括号都会使探测点成倍增加；本检查器最多展开 %d 个。",
	}},
	textComponent: {"probe-component", words.Text{
		En: "expected identifier or '*' or '{'",
		Zh: "此处应为标识符、'*' 或 '{'",
	}, words.Text{
		En: "A probe point is made of names with dots between them, each with a value in brackets or without: timer.ms(100), begin, syscall.{open,close}",
		Zh: "探测点由点号分隔的名字组成，每个名字后可带括号里的值：timer.ms(100)、begin、syscall.{open,close}",
	}},
	textStatement: {"statement", words.Text{
		En: "expected statement",
		Zh: "此处应为语句",
	}, words.Text{
		En: "No statement starts like this. At the end of the script a } is missing; else stands right after its if; words such as next, in or limit cannot be variables.",
		Zh: "语句不能这样开头。若在脚本末尾，则缺少 }；else 必须紧跟在 if 的语句之后；next、in、limit 之类的关键字不能当变量名。",
	}},
	textExpressionStatement: {"expression-statement", words.Text{
		En: "expression statement expected",
		Zh: "此处应为表达式语句",
	}, words.Text{
		En: "Write for (start; condition; step) statement; each of the three may be empty.",
		Zh: "写法是 for (初始; 条件; 步进) 语句；三者都可以为空。",
	}},
	textReturn: {"return", words.Text{
		En: "found 'return' not in function context",
		Zh: "'return' 不在函数中",
	}, words.Text{
		En: "A probe handler is left with next; return is for functions.",
		Zh: "离开探测点的处理代码用 next；return 只用于函数。",
	}},
	textSorts: {"sorts", words.Text{
		En: "multiple sort directives",
		Zh: "多个排序标记",
	}, words.Text{
		En: "foreach sorts by one thing: keep one + or - in it.",
		Zh: "foreach 只能按一项排序：请只保留一个 + 或 -。",
	}},
	textCommaBracket: {"comma-or-bracket", words.Text{
		En: "expected ',' or ']'",
		Zh: "此处应为 ',' 或 ']'",
	}, words.Text{
		En: "Separate keys with commas and close the list with ].",
		Zh: "键之间用逗号分隔，并以 ] 结束列表。",
	}},
	textSortStat: {"sort-stat", words.Text{
		En: "expected statistical operation",
		Zh: "此处应为统计运算",
	}, words.Text{
		En: "An array of statistics is sorted by @count, @sum, @min, @max or @avg.",
		Zh: "统计数组可按 @count、@sum、@min、@max 或 @avg 排序。",
	}},
	textSortMark: {"sort-mark", words.Text{
		En: "expected sort directive",
		Zh: "此处应为排序标记",
	}, words.Text{
		En: "Add + for rising or - for falling order: foreach (k in a @count-)",
		Zh: "请加 +（升序）或 -（降序）：foreach (k in a @count-)",
	}},
	textExpressionList: {"expression-list", words.Text{
		En: "unexpected comma-separated expression list",
		Zh: "此处不能出现逗号分隔的表达式列表",
	}, words.Text{
		En: "[a, b] is a key of an array: write [a, b] in array, or array[a, b].",
		Zh: "[a, b] 是数组的键：请写 [a, b] in 数组，或 数组[a, b]。",
	}},
	textValue: {"value", words.Text{
		En: "expected value",
		Zh: "此处应为值",
	}, words.Text{
		En: "The script ends where a number, a string, a variable or a call should stand.",
		Zh: "脚本结束了，而这里应有数字、字符串、变量或函数调用。",
	}},
	textUnprivilegedValue: {"embedded-value-guru", words.Text{
		En: "embedded expression code in unprivileged script; need stap -g",
		Zh: "非特权脚本中有嵌入的表达式代码；需要 stap -g",
	}, words.Text{
		En: "C between %{ and %} runs unchecked in the kernel, so it takes -g (guru mode).",
		Zh: "%{ 与 %} 之间的 C 代码会不经检查地在内核中运行，因此要用 -g（guru 模式）。",
	}},
	textLiteral: {"literal", words.Text{
		En: "expected literal string or number",
		Zh: "此处应为字符串或数字",
	}, words.Text{
		En: "A value should stand here: an operator before it has no right side, or a bracket or comma is out of place. In probe points and initial values only a number or string will do.",
		Zh: "这里应有一个值：可能前面的运算符缺少右侧，或括号、逗号放错了位置。探测点参数和初始值只能是数字或字符串。",
	}},
	textNumberRange: {"number-range", words.Text{
		En: "number invalid or out of range",
		Zh: "数字无效或超出范围",
	}, words.Text{
		En: "Numbers are decimal, octal with a leading 0 (so 09 is none), or hexadecimal with 0x, in 64 bits. There are no fractions.",
		Zh: "数字可写成十进制、以 0 开头的八进制（所以 09 不行）或以 0x 开头的十六进制，64 位以内。没有小数。",
	}},
	textLiteralString: {"literal-string", words.Text{
		En: "expected literal string",
		Zh: "此处应为字符串常量",
	}, words.Text{
		En: "Formats, the separator of printd, and regular expressions are written in quotes right here; a variable will not do.",
		Zh: "格式串、printd 的分隔符和正则表达式必须直接写成带引号的字符串，不能用变量。",
	}},
	textIdentifierOrStat: {"identifier-or-stat", words.Text{
		En: "expected identifier or statistical operation",
		Zh: "此处应为标识符或统计运算",
	}, words.Text{
		En: "After in comes the name of an array, or @hist_log(…) or @hist_linear(…).",
		Zh: "in 之后应是数组名，或 @hist_log(…)、@hist_linear(…)。",
	}},
	textBareHist: {"bare-histogram", words.Text{
		En: "base histogram operator where expression expected",
		Zh: "直方图运算符不能单独作为表达式",
	}, words.Text{
		En: "A histogram is no value. Print it alone, print(@hist_log(s)), or take one bucket, @hist_log(s)[3].",
		Zh: "直方图不是值。请单独打印 print(@hist_log(s))，或取其中一格 @hist_log(s)[3]。",
	}},
	textUnknownOperator: {"unknown-operator", words.Text{
		En: "unknown operator %s",
		Zh: "未知运算符 %s",
	}, words.Text{
		En: "%s is neither an operator such as @count, @sum, @min, @max, @avg or @defined, nor a macro defined before its use.",
		Zh: "%s 既不是 @count、@sum、@min、@max、@avg、@defined 之类的运算符，也不是在使用之前定义过的宏。",
	}},
	textGuru: {"operator-guru", words.Text{
		En: "using %s operator not permitted; need stap -g",
		Zh: "不允许使用 %s 运算符；需要 stap -g",
	}, words.Text{
		En: "%s reads the kernel unchecked, so it takes -g (guru mode).",
		Zh: "%s 会不经检查地读取内核，因此要用 -g（guru 模式）。",
	}},
	textOneParam: {"stat-parameters", words.Text{
		En: "not more than %d parameter allowed",
		Zh: "最多允许 %d 个参数",
	}, words.Text{
		En: "Remove the comma and what follows it: this operator takes %d statistic.",
		Zh: "请删去逗号及其后的内容：这个运算符只接受 %d 个统计变量。",
	}},
	textTwoParams: {"stat-parameters", words.Text{
		En: "not more than %d parameters allowed",
		Zh: "最多允许 %d 个参数",
	}, words.Text{
		En: "@variance takes a statistic and a number of bits, %d arguments at most.",
		Zh: "@variance 接受统计变量和位移位数，最多 %d 个参数。",
	}},
	textString: {"string", words.Text{
		En: "expected string",
		Zh: "此处应为字符串",
	}, words.Text{
		En: "Write the name in quotes: @cast(p, \"task_struct\"), @var(\"jiffies\")",
		Zh: "请给名字加引号：@cast(p, \"task_struct\")、@var(\"jiffies\")",
	}},
	textNonEmpty: {"string-empty", words.Text{
		En: "expected non-empty string",
		Zh: "此处应为非空字符串",
	}, words.Text{
		En: "The name between the quotes is missing.",
		Zh: "引号之间缺少名字。",
	}},
	textTarget: {"target", words.Text{
		En: "expected @cast, @var or $var",
		Zh: "此处应为 @cast、@var 或 $变量",
	}, words.Text{
		En: "Before version 2.6 an address could be taken of $var, @var and @cast only. Leave --compatible out.",
		Zh: "在 2.6 版之前，只能对 $变量、@var 和 @cast 取地址。请去掉 --compatible。",
	}},
	textMember: {"member", words.Text{
		En: "expected identifier or keyword",
		Zh: "此处应为标识符或关键字",
	}, words.Text{
		En: "After -> comes the name of a member of the structure.",
		Zh: "-> 之后应是结构体成员的名字。",
	}},
	textAddress: {"address-twice", words.Text{
		En: "cannot take address more than once",
		Zh: "不能重复取地址",
	}, words.Text{
		En: "One & is enough: an address has no address of its own.",
		Zh: "一个 & 就够了：地址本身没有地址。",
	}},
	textPretty: {"pretty-path", words.Text{
		En: "-> and [ are not accepted for a pretty-printing variable",
		Zh: "用于整体打印的变量之后不能再用 -> 和 [",
	}, words.Text{
		En: "A $ at the end turns a variable into text, which has no members. Put the $ last: $a->b$",
		Zh: "末尾的 $ 会把变量变成文本，文本没有成员。请把 $ 放到最后：$a->b$",
	}},
	textFormatEnd: {"format-end", words.Text{
		En: "trailing incomplete print format conversion",
		Zh: "格式串末尾的转换说明不完整",
	}, words.Text{
		En: "The format ends in the middle of a directive: add its letter, such as d or s, or write %% for a percent sign.",
		Zh: "格式串在转换说明中途结束：请补上 d、s 之类的字母，百分号请写 %%。",
	}},
	textFormat: {"format", words.Text{
		En: "invalid or missing conversion specifier",
		Zh: "转换说明符无效或缺失",
	}, words.Text{
		En: "A directive is %, one of - + space # 0 or nothing, a width, a precision, and a letter: d i u x X o p c s b m M. Write %% for a percent sign; there are no fractions.",
		Zh: "转换说明由 %、至多一个标志（- + 空格 # 0）、宽度、精度和字母 d i u x X o p c s b m M 组成。百分号写成 %%；没有小数。",
	}},
}
