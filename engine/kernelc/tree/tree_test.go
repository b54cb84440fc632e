package tree

import "testing"

func named(name string, mods Mods, base *Type) *Type {
	return &Type{Kind: Node, Name: name, Mods: mods, Base: base}
}

func TestShow(t *testing.T) {
	user := &Type{Kind: Pointer, Base: IntType, Mods: Const | NoDeref, Space: "__user"}
	function := &Type{Kind: Function, Base: LongType}
	record := &Type{Kind: Struct, Name: "file"}
	array := &Type{Kind: Array, Base: CharType, Length: &Expr{Op: Value, Value: 4, Type: IntType}}
	restricted := &Type{Kind: Restricted, Base: UIntType, Name: "__be32"}
	for _, c := range []struct {
		t    *Type
		want string
	}{
		{IntType, "int"},
		{named("up", 0, user), "int const [noderef] __user *up"},
		{named("read", 0, &Type{Kind: Pointer, Base: function}), "long ( *read )( ... )"},
		{named("f", Static|TopLevel, function), "long static [toplevel] f( ... )"},
		{named("buf", Addressable, array), "char [addressable] buf[4]"},
		{&Type{Kind: Pointer, Base: array}, "char ( * )[4]"},
		{&Type{Kind: Pointer, Base: record}, "struct file *"},
		{&Type{Kind: Struct}, "struct <noident>"},
		{named("len", UserType, restricted), "restricted __be32 [usertype] len"},
		{&Type{Kind: Restricted, Base: UShortType}, "restricted unsigned short"},
		{&Type{Kind: Enum, Name: "e", Base: UIntType}, "unsigned int enum e"},
		{named("bits", 0, &Type{Kind: BitField, Base: UIntType, Bits: 3}), "unsigned int bits:3"},
		{named("", UserType, &Type{Kind: Pointer, Base: CharType}), "char *[usertype]"},
		{Float128Type, "unknown type 2"},
		{nil, ""},
	} {
		if got := Show(c.t); got != c.want {
			t.Errorf("shown as %q, not %q", got, c.want)
		}
	}
}

func TestDifference(t *testing.T) {
	pointer := func(base *Type, mods Mods, space string) *Type {
		return &Type{Kind: Pointer, Base: base, Mods: mods, Space: space}
	}
	use := func(base *Type) *Type { return named("", 0, base) }
	function := func(params ...*Type) *Type { return &Type{Kind: Function, Base: IntType, Params: params} }
	record := func(name string) *Type { return &Type{Kind: Struct, Name: name} }
	for _, c := range []struct {
		a, b     *Type
		onA, onB Mods
		want     string
	}{
		{use(IntType), use(IntType), 0, 0, ""},
		{use(IntType), use(UIntType), 0, 0, "different signedness"},
		{use(IntType), use(SignedIntType), 0, 0, ""},
		{use(IntType), use(LongType), 0, 0, "different type sizes"},
		{use(IntType), use(FloatType), 0, 0, "different base types"},
		{use(IntType), use(pointer(IntType, 0, "")), 0, 0, "different base types"},
		{pointer(IntType, 0, ""), pointer(IntType, Const, ""), 0, 0, "different modifiers"},
		{pointer(IntType, 0, ""), pointer(IntType, Const, ""), Const, Const, ""},
		{pointer(VoidType, NoDeref, "__user"), pointer(VoidType, 0, ""), 0, 0, "different address spaces"},
		{use(pointer(CharType, 0, "__user")), use(pointer(CharType, 0, "__iomem")), 0, 0, "different address spaces"},
		{use(record("a")), use(record("a")), 0, 0, ""},
		{use(record("a")), use(record("b")), 0, 0, "different base types"},
		{use(function(use(IntType))), use(function(use(LongType))), 0, 0, "incompatible argument 1 (different type sizes)"},
		{use(function(use(IntType))), use(function()), 0, 0, "different argument counts"},
		{use(function(named("", Const, IntType))), use(function(use(IntType))), 0, 0, ""},
		{use(function()), use(&Type{Kind: Function, Base: IntType, Variadic: true}), 0, 0, "incompatible variadic arguments"},
		{use(nil), use(IntType), 0, 0, "different types"},
	} {
		if got := Difference(c.a, c.b, c.onA, c.onB); got != c.want {
			t.Errorf("%s and %s: %q, not %q", Show(c.a), Show(c.b), got, c.want)
		}
	}
}

// TestDifferenceBounded compares functions that take functions that take
// functions, each twice.
func TestDifferenceBounded(t *testing.T) {
	chain := func() *Type {
		f := &Type{Kind: Function, Base: IntType}
		for i := 0; i < 64; i++ {
			p := named("", 0, &Type{Kind: Pointer, Base: f})
			f = &Type{Kind: Function, Base: IntType, Params: []*Type{p, p}}
		}
		return named("", 0, f)
	}
	if got := Difference(chain(), chain(), 0, 0); got != "" {
		t.Errorf("%q", got)
	}
}
