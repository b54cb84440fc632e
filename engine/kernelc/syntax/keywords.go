package syntax

// keyword is what an identifier means to the parser.
type keyword uint8

// The keywords. Those up to lastTypeKeyword begin a declaration.
const (
	noKeyword keyword = iota

	storageKeyword // auto, register, static, extern, typedef
	threadKeyword
	inlineKeyword
	noreturnKeyword
	alignasKeyword
	qualifierKeyword // const, volatile, restrict, _Atomic
	attributeKeyword
	typeofKeyword
	autoTypeKeyword
	structKeyword // and union
	enumKeyword
	voidKeyword
	otherTypeKeyword // a type by one word: _Bool, _Float64, __builtin_va_list
	charKeyword
	shortKeyword
	intKeyword
	longKeyword
	floatKeyword
	doubleKeyword
	signedKeyword
	unsignedKeyword
	int128Keyword
	lastTypeKeyword = int128Keyword

	ifKeyword keyword = iota
	elseKeyword
	returnKeyword
	jumpKeyword // break, continue
	defaultKeyword
	caseKeyword
	switchKeyword
	forKeyword
	whileKeyword
	doKeyword
	gotoKeyword
	asmKeyword
	contextKeyword
	rangeKeyword
	staticAssertKeyword
	labelKeyword
	sizeKeyword // sizeof, _Alignof, __sizeof_ptr__
	genericKeyword
	offsetOfKeyword
	compatibleKeyword
	otherKeyword // reserved, with no other meaning to sparse
)

// keywordOf returns which keyword of sparse's a word is.
func keywordOf(text string) keyword {
	switch text {
	case "auto", "register", "static", "extern", "typedef":
		return storageKeyword
	case "__thread", "_Thread_local":
		return threadKeyword
	case "inline", "__inline", "__inline__":
		return inlineKeyword
	case "_Noreturn":
		return noreturnKeyword
	case "_Alignas":
		return alignasKeyword
	case "const", "__const", "__const__", "volatile", "__volatile", "__volatile__",
		"restrict", "__restrict", "__restrict__", "_Atomic":
		return qualifierKeyword
	case "__attribute", "__attribute__":
		return attributeKeyword
	case "typeof", "__typeof", "__typeof__":
		return typeofKeyword
	case "__auto_type":
		return autoTypeKeyword
	case "struct", "union":
		return structKeyword
	case "enum":
		return enumKeyword
	case "void":
		return voidKeyword
	case "_Bool", "__builtin_va_list", "__builtin_ms_va_list", "__int128_t", "__uint128_t",
		"_Float32", "_Float32x", "_Float64", "_Float64x", "_Float128":
		return otherTypeKeyword
	case "char":
		return charKeyword
	case "short":
		return shortKeyword
	case "int":
		return intKeyword
	case "long":
		return longKeyword
	case "float":
		return floatKeyword
	case "double":
		return doubleKeyword
	case "signed", "__signed", "__signed__":
		return signedKeyword
	case "unsigned":
		return unsignedKeyword
	case "__int128":
		return int128Keyword
	case "if":
		return ifKeyword
	case "else":
		return elseKeyword
	case "return":
		return returnKeyword
	case "break", "continue":
		return jumpKeyword
	case "default":
		return defaultKeyword
	case "case":
		return caseKeyword
	case "switch":
		return switchKeyword
	case "for":
		return forKeyword
	case "while":
		return whileKeyword
	case "do":
		return doKeyword
	case "goto":
		return gotoKeyword
	case "asm", "__asm", "__asm__":
		return asmKeyword
	case "__context__":
		return contextKeyword
	case "__range__":
		return rangeKeyword
	case "_Static_assert":
		return staticAssertKeyword
	case "__label__":
		return labelKeyword
	case "sizeof", "__alignof__", "__alignof", "_Alignof", "__sizeof_ptr__":
		return sizeKeyword
	case "_Generic":
		return genericKeyword
	case "__builtin_offsetof":
		return offsetOfKeyword
	case "__builtin_types_compatible_p":
		return compatibleKeyword
	case "_Complex", "_Imaginary":
		return otherKeyword
	}
	return noKeyword
}

// Reserved reports whether sparse refuses a word as a name. It takes asm for
// one where it is written without underscores.
func Reserved(text string) bool {
	return keywordOf(text) != noKeyword && text != "asm"
}

// attributeForm is what sparse expects after an attribute's name.
type attributeForm uint8

// The forms.
const (
	unknownAttribute attributeForm = iota
	plainAttribute                 // nothing: parentheses are an error
	ignoredAttribute               // parentheses or not; it has no effect
	alignedAttribute
	spaceAttribute
	modeAttribute
	contextAttribute
)

// attributeFormOf returns the form of an attribute.
func attributeFormOf(name string) attributeForm {
	switch name {
	case "__const":
		return plainAttribute
	case "__noclone", "__nonnull", "__nothrow":
		return ignoredAttribute
	}
	if len(name) > 4 && name[:2] == "__" && name[len(name)-2:] == "__" {
		name = name[2 : len(name)-2]
	}
	switch name {
	case "packed", "nocast", "noderef", "safe", "unused", "externally_visible", "force", "bitwise",
		"designated_init", "transparent_union", "noreturn", "pure", "const", "gnu_inline":
		return plainAttribute
	case "aligned":
		return alignedAttribute
	case "address_space":
		return spaceAttribute
	case "mode":
		return modeAttribute
	case "context":
		return contextAttribute
	}
	if ignoredAttributeName(name) {
		return ignoredAttribute
	}
	return unknownAttribute
}

// isMode reports whether a name is one of the modes that sparse knows.
func isMode(name string) bool {
	switch name {
	case "QI", "HI", "SI", "DI", "TI", "byte", "pointer", "word",
		"__QI__", "__HI__", "__SI__", "__DI__", "__TI__", "__byte__", "__pointer__", "__word__":
		return true
	}
	return false
}
