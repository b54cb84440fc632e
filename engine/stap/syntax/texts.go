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
	textRedefined
	textRedefine
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
	textMember
	textAddress
	textPretty
	textFormatEnd
	textFormat
)

// texts are what the parser says: in English in stap's own words.
var texts = [...]struct {
	code          string
	message, hint words.Text
}{
	textSwapped:             {"swapped-percent", words.Text{En: "possible erroneous closing '}%', use '%}'?", Zh: "possible erroneous closing '}%', use '%}'?"}, words.Text{}},
	textBuiltIn:             {"macro-built-in", words.Text{En: "macro redefines built-in operator '@%s'", Zh: "macro redefines built-in operator '@%s'"}, words.Text{}},
	textQuote:               {"unclosed-quote", words.Text{En: "Could not find matching closing quote", Zh: "Could not find matching closing quote"}, words.Text{}},
	textEmbeddedEnd:         {"unclosed-embedded", words.Text{En: "Could not find matching '%}' to close embedded function block", Zh: "Could not find matching '%}' to close embedded function block"}, words.Text{}},
	textArgument:            {"argument-range", words.Text{En: "command line argument out of range [1-%d]", Zh: "command line argument out of range [1-%d]"}, words.Text{}},
	textNestedArgument:      {"nested-argument", words.Text{En: "invalid nested substitution of command line arguments", Zh: "invalid nested substitution of command line arguments"}, words.Text{}},
	textDefineInMacro:       {"define-in-macro", words.Text{En: "'@define' forbidden inside macro body", Zh: "'@define' forbidden inside macro body"}, words.Text{}},
	textIdentifier:          {"identifier", words.Text{En: "expected identifier", Zh: "expected identifier"}, words.Text{}},
	textRedefined:           {"macro-redefined", words.Text{En: "attempt to redefine macro '@%s' in the same file", Zh: "attempt to redefine macro '@%s' in the same file"}, words.Text{}},
	textRedefine:            {"macro-define", words.Text{En: "attempt to redefine '@define'", Zh: "attempt to redefine '@define'"}, words.Text{}},
	textFirstDefined:        {"macro-first-defined", words.Text{En: "macro '@%s' first defined here", Zh: "macro '@%s' first defined here"}, words.Text{}},
	textMacroBody:           {"macro-body", words.Text{En: "expected '%(' or '('", Zh: "expected '%(' or '('"}, words.Text{}},
	textMacroOpen:           {"macro-open", words.Text{En: "expected '%('", Zh: "expected '%('"}, words.Text{}},
	textCommaParen:          {"comma-or-paren", words.Text{En: "expected ',' or ')'", Zh: "expected ',' or ')'"}, words.Text{}},
	textMacroEnd:            {"macro-end", words.Text{En: "incomplete macro definition - missing '%)'", Zh: "incomplete macro definition - missing '%)'"}, words.Text{}},
	textMacroCalls:          {"macro-call", words.Text{En: "expected '(' in invocation of macro '@%s' taking %d parameters", Zh: "expected '(' in invocation of macro '@%s' taking %d parameters"}, words.Text{}},
	textMacroCall:           {"macro-call", words.Text{En: "expected '(' in invocation of macro '@%s' taking %d parameter", Zh: "expected '(' in invocation of macro '@%s' taking %d parameter"}, words.Text{}},
	textMacroOpenEnd:        {"macro-call-end", words.Text{En: "could not find end of macro invocation", Zh: "could not find end of macro invocation"}, words.Text{}},
	textFewArgs:             {"macro-few", words.Text{En: "too few parameters for macro '@%s' (expected %d)", Zh: "too few parameters for macro '@%s' (expected %d)"}, words.Text{}},
	textManyArgs:            {"macro-many", words.Text{En: "too many parameters for macro '@%s' (expected %d)", Zh: "too many parameters for macro '@%s' (expected %d)"}, words.Text{}},
	textMacroSize:           {"macro-size", words.Text{En: "macros expand to too many tokens", Zh: "macros expand to too many tokens"}, words.Text{}},
	textMacroDepth:          {"macro-depth", words.Text{En: "macro uses itself, or macros are nested too deeply", Zh: "macro uses itself, or macros are nested too deeply"}, words.Text{}},
	textConditionalEnd:      {"conditional-end", words.Text{En: "incomplete conditional at end of file", Zh: "incomplete conditional at end of file"}, words.Text{}},
	textNoConditional:       {"conditional-open", words.Text{En: "incomplete conditional - missing '%('", Zh: "incomplete conditional - missing '%('"}, words.Text{}},
	textSecondElse:          {"conditional-else", words.Text{En: "invalid conditional - duplicate '%:'", Zh: "invalid conditional - duplicate '%:'"}, words.Text{}},
	textConditionEnd:        {"condition-end", words.Text{En: "incomplete condition after '%('", Zh: "incomplete condition after '%('"}, words.Text{}},
	textNoThen:              {"conditional-then", words.Text{En: "expected '%?' marker for conditional", Zh: "expected '%?' marker for conditional"}, words.Text{}},
	textNumber:              {"number", words.Text{En: "expected number", Zh: "expected number"}, words.Text{}},
	textEqual:               {"condition-equal", words.Text{En: "expected '==' or '!='", Zh: "expected '==' or '!='"}, words.Text{}},
	textZeroOrOne:           {"condition-guru", words.Text{En: "expected 0 or 1", Zh: "expected 0 or 1"}, words.Text{}},
	textLexicalCast:         {"lexical-cast", words.Text{En: "bad lexical cast", Zh: "bad lexical cast"}, words.Text{}},
	textConfigNumber:        {"config-number", words.Text{En: "Config option value not a number", Zh: "Config option value not a number"}, words.Text{}},
	textConfigRight:         {"config-right", words.Text{En: "expected string, number literal or other CONFIG_... as right side operand", Zh: "expected string, number literal or other CONFIG_... as right side operand"}, words.Text{}},
	textRightNumber:         {"condition-number", words.Text{En: "expected number literal as right value", Zh: "expected number literal as right value"}, words.Text{}},
	textRightString:         {"condition-string", words.Text{En: "expected string literal as right value", Zh: "expected string literal as right value"}, words.Text{}},
	textCondition:           {"condition", words.Text{En: "expected 'arch', 'kernel_v', 'kernel_vr', 'systemtap_v',\n             'runtime', 'systemtap_privilege', 'CONFIG_...', or\n             comparison between strings or integers", Zh: "expected 'arch', 'kernel_v', 'kernel_vr', 'systemtap_v',\n             'runtime', 'systemtap_privilege', 'CONFIG_...', or\n             comparison between strings or integers"}, words.Text{}},
	textComparison:          {"condition-operator", words.Text{En: "expected comparison operator", Zh: "expected comparison operator"}, words.Text{}},
	textStringLiteral:       {"condition-literal", words.Text{En: "expected string literal", Zh: "expected string literal"}, words.Text{}},
	textOrderWildcard:       {"condition-wildcard", words.Text{En: "wildcard not allowed with order comparison operators", Zh: "wildcard not allowed with order comparison operators"}, words.Text{}},
	textEOF:                 {"eof", words.Text{En: "unexpected end-of-file", Zh: "unexpected end-of-file"}, words.Text{}},
	textExpected:            {"expected", words.Text{En: "expected '%s'", Zh: "expected '%s'"}, words.Text{}},
	textExpectedOne:         {"expected", words.Text{En: "expected one of '%s'", Zh: "expected one of '%s'"}, words.Text{}},
	textNesting:             {"nesting", words.Text{En: "statements and expressions are nested too deeply", Zh: "statements and expressions are nested too deeply"}, words.Text{}},
	textEmpty:               {"empty", words.Text{En: "Input file '%s' is empty.", Zh: "Input file '%s' is empty."}, words.Text{}},
	textEmptied:             {"empty-preprocessed", words.Text{En: "Input file '%s' is empty after preprocessing.", Zh: "Input file '%s' is empty after preprocessing."}, words.Text{}},
	textFunctionOrName:      {"function-or-name", words.Text{En: "expected 'function' or identifier", Zh: "expected 'function' or identifier"}, words.Text{}},
	textDeclaration:         {"declaration", words.Text{En: "expected 'probe', 'global', 'private', 'function', or '%{'", Zh: "expected 'probe', 'global', 'private', 'function', or '%{'"}, words.Text{}},
	textUnprivileged:        {"embedded-guru", words.Text{En: "embedded code in unprivileged script; need stap -g", Zh: "embedded code in unprivileged script; need stap -g"}, words.Text{}},
	textDuplicateGlobal:     {"global-duplicate", words.Text{En: "duplicate global name", Zh: "duplicate global name"}, words.Text{}},
	textPrivateConflict:     {"global-private", words.Text{En: "global versus private variable declaration conflict", Zh: "global versus private variable declaration conflict"}, words.Text{}},
	textArraySize:           {"array-size", words.Text{En: "array size out of range", Zh: "array size out of range"}, words.Text{}},
	textScalarInit:          {"array-initialized", words.Text{En: "only scalar globals can be initialized", Zh: "only scalar globals can be initialized"}, words.Text{}},
	textDuplicateParam:      {"parameter-duplicate", words.Text{En: "duplicate parameter names", Zh: "duplicate parameter names"}, words.Text{}},
	textLiteralNumber:       {"literal-number", words.Text{En: "expected literal number", Zh: "expected literal number"}, words.Text{}},
	textPriority:            {"priority", words.Text{En: "specified priority must be > 0", Zh: "specified priority must be > 0"}, words.Text{}},
	textType:                {"type", words.Text{En: "expected 'string' or 'long'", Zh: "expected 'string' or 'long'"}, words.Text{}},
	textAliasOptional:       {"alias-optional", words.Text{En: "probe point alias name cannot be optional nor sufficient", Zh: "probe point alias name cannot be optional nor sufficient"}, words.Text{}},
	textPointHere:           {"probe-point", words.Text{En: "expected probe point specifier", Zh: "expected probe point specifier"}, words.Text{}},
	textBothBodies:          {"alias-bodies", words.Text{En: "Combined prologue and epilogue cannot be defined with '+='", Zh: "Combined prologue and epilogue cannot be defined with '+='"}, words.Text{}},
	textAfterPoint:          {"after-probe-point", words.Text{En: "expected one of ', { } = +='", Zh: "expected one of ', { } = +='"}, words.Text{}},
	textSuffix:              {"probe-suffix", words.Text{En: "'?', '!' or condition must only be specified in suffix", Zh: "'?', '!' or condition must only be specified in suffix"}, words.Text{}},
	textRespecified:         {"probe-mark-twice", words.Text{En: "'?' or '!' respecified", Zh: "'?' or '!' respecified"}, words.Text{}},
	textConditionTwice:      {"probe-condition-twice", words.Text{En: "condition respecified", Zh: "condition respecified"}, words.Text{}},
	textAlternatives:        {"alternatives", words.Text{En: "probe point stands for more than %d others", Zh: "probe point stands for more than %d others"}, words.Text{}},
	textComponent:           {"component", words.Text{En: "expected identifier or '*' or '{'", Zh: "expected identifier or '*' or '{'"}, words.Text{}},
	textStatement:           {"statement", words.Text{En: "expected statement", Zh: "expected statement"}, words.Text{}},
	textExpressionStatement: {"expression-statement", words.Text{En: "expression statement expected", Zh: "expression statement expected"}, words.Text{}},
	textReturn:              {"return", words.Text{En: "found 'return' not in function context", Zh: "found 'return' not in function context"}, words.Text{}},
	textSorts:               {"sorts", words.Text{En: "multiple sort directives", Zh: "multiple sort directives"}, words.Text{}},
	textCommaBracket:        {"comma-or-bracket", words.Text{En: "expected ',' or ']'", Zh: "expected ',' or ']'"}, words.Text{}},
	textSortStat:            {"sort-stat", words.Text{En: "expected statistical operation", Zh: "expected statistical operation"}, words.Text{}},
	textSortMark:            {"sort-mark", words.Text{En: "expected sort directive", Zh: "expected sort directive"}, words.Text{}},
	textExpressionList:      {"expression-list", words.Text{En: "unexpected comma-separated expression list", Zh: "unexpected comma-separated expression list"}, words.Text{}},
	textValue:               {"value", words.Text{En: "expected value", Zh: "expected value"}, words.Text{}},
	textUnprivilegedValue:   {"embedded-value-guru", words.Text{En: "embedded expression code in unprivileged script; need stap -g", Zh: "embedded expression code in unprivileged script; need stap -g"}, words.Text{}},
	textLiteral:             {"literal", words.Text{En: "expected literal string or number", Zh: "expected literal string or number"}, words.Text{}},
	textNumberRange:         {"number-range", words.Text{En: "number invalid or out of range", Zh: "number invalid or out of range"}, words.Text{}},
	textLiteralString:       {"literal-string", words.Text{En: "expected literal string", Zh: "expected literal string"}, words.Text{}},
	textIdentifierOrStat:    {"identifier-or-stat", words.Text{En: "expected identifier or statistical operation", Zh: "expected identifier or statistical operation"}, words.Text{}},
	textBareHist:            {"bare-histogram", words.Text{En: "base histogram operator where expression expected", Zh: "base histogram operator where expression expected"}, words.Text{}},
	textUnknownOperator:     {"unknown-operator", words.Text{En: "unknown operator %s", Zh: "unknown operator %s"}, words.Text{}},
	textGuru:                {"operator-guru", words.Text{En: "using %s operator not permitted; need stap -g", Zh: "using %s operator not permitted; need stap -g"}, words.Text{}},
	textOneParam:            {"stat-parameters", words.Text{En: "not more than %d parameter allowed", Zh: "not more than %d parameter allowed"}, words.Text{}},
	textTwoParams:           {"stat-parameters", words.Text{En: "not more than %d parameters allowed", Zh: "not more than %d parameters allowed"}, words.Text{}},
	textString:              {"string", words.Text{En: "expected string", Zh: "expected string"}, words.Text{}},
	textNonEmpty:            {"string-empty", words.Text{En: "expected non-empty string", Zh: "expected non-empty string"}, words.Text{}},
	textMember:              {"member", words.Text{En: "expected identifier or keyword", Zh: "expected identifier or keyword"}, words.Text{}},
	textAddress:             {"address-twice", words.Text{En: "cannot take address more than once", Zh: "cannot take address more than once"}, words.Text{}},
	textPretty:              {"pretty-path", words.Text{En: "-> and [ are not accepted for a pretty-printing variable", Zh: "-> and [ are not accepted for a pretty-printing variable"}, words.Text{}},
	textFormatEnd:           {"format-end", words.Text{En: "trailing incomplete print format conversion", Zh: "trailing incomplete print format conversion"}, words.Text{}},
	textFormat:              {"format", words.Text{En: "invalid or missing conversion specifier", Zh: "invalid or missing conversion specifier"}, words.Text{}},
}
