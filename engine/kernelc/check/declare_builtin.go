package check

import (
	"strings"

	"ringlab/engine/kernelc/tree"
)

// builtins are the functions that sparse declares by itself, sorted by name:
// each with a letter for its result and one per parameter, as typeOfLetter
// reads them, and a dot where more arguments may follow.
const builtins = "" +
	"__atomic_add_fetch ?Vyi\n" +
	"__atomic_always_lock_free bzV\n" +
	"__atomic_and_fetch ?Vyi\n" +
	"__atomic_clear vBi\n" +
	"__atomic_compare_exchange bVppbii\n" +
	"__atomic_compare_exchange_n bVpybii\n" +
	"__atomic_exchange vVppi\n" +
	"__atomic_exchange_n ?Vyi\n" +
	"__atomic_fetch_add ?Vyi\n" +
	"__atomic_fetch_and ?Vyi\n" +
	"__atomic_fetch_nand ?Vyi\n" +
	"__atomic_fetch_or ?Vyi\n" +
	"__atomic_fetch_sub ?Vyi\n" +
	"__atomic_fetch_xor ?Vyi\n" +
	"__atomic_is_lock_free bzV\n" +
	"__atomic_load vVpi\n" +
	"__atomic_load_n ?Vi\n" +
	"__atomic_nand_fetch ?Vyi\n" +
	"__atomic_or_fetch ?Vyi\n" +
	"__atomic_signal_fence vi\n" +
	"__atomic_store vVpi\n" +
	"__atomic_store_n vVyi\n" +
	"__atomic_sub_fetch ?Vyi\n" +
	"__atomic_test_and_set bVi\n" +
	"__atomic_thread_fence vi\n" +
	"__atomic_xor_fetch ?Vyi\n" +
	"__builtin___memcpy_chk ppPzz\n" +
	"__builtin___memmove_chk ppPzz\n" +
	"__builtin___mempcpy_chk ppPzz\n" +
	"__builtin___memset_chk ppizz\n" +
	"__builtin___snprintf_chk iszizS.\n" +
	"__builtin___sprintf_chk isizS.\n" +
	"__builtin___stpcpy_chk ssSz\n" +
	"__builtin___strcat_chk ssSz\n" +
	"__builtin___strcpy_chk ssSz\n" +
	"__builtin___strncat_chk ssSzz\n" +
	"__builtin___strncpy_chk ssSzz\n" +
	"__builtin___vsnprintf_chk iszizSp\n" +
	"__builtin___vsprintf_chk isizSp\n" +
	"__builtin_abort v\n" +
	"__builtin_abs ii\n" +
	"__builtin_add_overflow b.\n" +
	"__builtin_add_overflow_p b.\n" +
	"__builtin_alloca pz\n" +
	"__builtin_bcmp iPPz\n" +
	"__builtin_bcopy vPpz\n" +
	"__builtin_bswap16 hh\n" +
	"__builtin_bswap32 uu\n" +
	"__builtin_bswap64 QQ\n" +
	"__builtin_bzero vpz\n" +
	"__builtin_calloc pzz\n" +
	"__builtin_choose_expr ?.\n" +
	"__builtin_clrsb ii\n" +
	"__builtin_clrsbl il\n" +
	"__builtin_clrsbll iq\n" +
	"__builtin_clz ii\n" +
	"__builtin_clzl il\n" +
	"__builtin_clzll iq\n" +
	"__builtin_constant_p ?.\n" +
	"__builtin_ctz ii\n" +
	"__builtin_ctzl il\n" +
	"__builtin_ctzll iq\n" +
	"__builtin_exit vi\n" +
	"__builtin_expect lll\n" +
	"__builtin_extract_return_addr pp\n" +
	"__builtin_fabs dd\n" +
	"__builtin_ffs ii\n" +
	"__builtin_ffsl il\n" +
	"__builtin_ffsll iq\n" +
	"__builtin_fma dddd\n" +
	"__builtin_fmaf ffff\n" +
	"__builtin_fmal DDDD\n" +
	"__builtin_frame_address pu\n" +
	"__builtin_free vp\n" +
	"__builtin_huge_val d\n" +
	"__builtin_huge_valf f\n" +
	"__builtin_huge_vall D\n" +
	"__builtin_ia32_pause v\n" +
	"__builtin_index sSi\n" +
	"__builtin_inf d\n" +
	"__builtin_inff f\n" +
	"__builtin_infl D\n" +
	"__builtin_isdigit ii\n" +
	"__builtin_isfinite i.\n" +
	"__builtin_isgreater iff\n" +
	"__builtin_isgreaterequal iff\n" +
	"__builtin_isinf i.\n" +
	"__builtin_isinf_sign i.\n" +
	"__builtin_isless iff\n" +
	"__builtin_islessequal iff\n" +
	"__builtin_islessgreater iff\n" +
	"__builtin_isnan i.\n" +
	"__builtin_isnormal i.\n" +
	"__builtin_isunordered iff\n" +
	"__builtin_labs ll\n" +
	"__builtin_llabs qq\n" +
	"__builtin_malloc pz\n" +
	"__builtin_memchr pPiz\n" +
	"__builtin_memcmp iPPz\n" +
	"__builtin_memcpy ppPz\n" +
	"__builtin_memmove ppPz\n" +
	"__builtin_mempcpy ppPz\n" +
	"__builtin_memset ppiz\n" +
	"__builtin_mul_overflow b.\n" +
	"__builtin_mul_overflow_p b.\n" +
	"__builtin_nan dS\n" +
	"__builtin_nanf fS\n" +
	"__builtin_nanl DS\n" +
	"__builtin_object_size zPi\n" +
	"__builtin_parity iu\n" +
	"__builtin_parityl iL\n" +
	"__builtin_parityll iQ\n" +
	"__builtin_popcount iu\n" +
	"__builtin_popcountl iL\n" +
	"__builtin_popcountll iQ\n" +
	"__builtin_prefetch vP.\n" +
	"__builtin_printf iS.\n" +
	"__builtin_puts iS\n" +
	"__builtin_realloc ppz\n" +
	"__builtin_return_address pu\n" +
	"__builtin_rindex sSi\n" +
	"__builtin_sadd_overflow biiI\n" +
	"__builtin_saddl_overflow bllm\n" +
	"__builtin_saddll_overflow bqqn\n" +
	"__builtin_safe_p ?.\n" +
	"__builtin_signbit i.\n" +
	"__builtin_smul_overflow biiI\n" +
	"__builtin_smull_overflow bllm\n" +
	"__builtin_smulll_overflow bqqn\n" +
	"__builtin_snprintf iszS.\n" +
	"__builtin_sprintf isS.\n" +
	"__builtin_ssub_overflow biiI\n" +
	"__builtin_ssubl_overflow bllm\n" +
	"__builtin_ssubll_overflow bqqn\n" +
	"__builtin_stpcpy sSS\n" +
	"__builtin_stpncpy sSSz\n" +
	"__builtin_strcasecmp iSS\n" +
	"__builtin_strcasestr sSS\n" +
	"__builtin_strcat ssS\n" +
	"__builtin_strchr sSi\n" +
	"__builtin_strcmp iSS\n" +
	"__builtin_strcpy ssS\n" +
	"__builtin_strcspn zSS\n" +
	"__builtin_strdup sS\n" +
	"__builtin_strlen zS\n" +
	"__builtin_strncasecmp iSSz\n" +
	"__builtin_strncat ssSz\n" +
	"__builtin_strncmp iSSz\n" +
	"__builtin_strncpy ssSz\n" +
	"__builtin_strndup sSz\n" +
	"__builtin_strnstr sSSz\n" +
	"__builtin_strpbrk sSS\n" +
	"__builtin_strrchr sSi\n" +
	"__builtin_strspn zSS\n" +
	"__builtin_strstr sSS\n" +
	"__builtin_sub_overflow b.\n" +
	"__builtin_sub_overflow_p b.\n" +
	"__builtin_trap v\n" +
	"__builtin_uadd_overflow buuU\n" +
	"__builtin_uaddl_overflow bLLM\n" +
	"__builtin_uaddll_overflow bQQN\n" +
	"__builtin_umul_overflow buuU\n" +
	"__builtin_umull_overflow bLLM\n" +
	"__builtin_umulll_overflow bQQN\n" +
	"__builtin_unreachable v\n" +
	"__builtin_usub_overflow buuU\n" +
	"__builtin_usubl_overflow bLLM\n" +
	"__builtin_usubll_overflow bQQN\n" +
	"__builtin_va_arg_pack_len z\n" +
	"__builtin_vprintf iSp\n" +
	"__builtin_vsnprintf iszSp\n" +
	"__builtin_vsprintf isSp\n" +
	"__builtin_warning ?.\n" +
	"__sync_add_and_fetch ?Vy.\n" +
	"__sync_and_and_fetch ?Vy.\n" +
	"__sync_bool_compare_and_swap bVyy.\n" +
	"__sync_fetch_and_add ?Vy.\n" +
	"__sync_fetch_and_and ?Vy.\n" +
	"__sync_fetch_and_nand ?Vy.\n" +
	"__sync_fetch_and_or ?Vy.\n" +
	"__sync_fetch_and_sub ?Vy.\n" +
	"__sync_fetch_and_xor ?Vy.\n" +
	"__sync_lock_release vV.\n" +
	"__sync_lock_test_and_set ?Vy.\n" +
	"__sync_nand_and_fetch ?Vy.\n" +
	"__sync_or_and_fetch ?Vy.\n" +
	"__sync_sub_and_fetch ?Vy.\n" +
	"__sync_synchronize v.\n" +
	"__sync_val_compare_and_swap ?Vyy.\n" +
	"__sync_xor_and_fetch ?Vy.\n"

// builtin declares a function of the compiler's when it is first named; nil
// where there is none of that name.
func (c *checker) builtin(name string) *binding {
	if !strings.HasPrefix(name, "__") {
		return nil
	}
	at := strings.Index(builtins, name+" ")
	if at < 0 || at > 0 && builtins[at-1] != '\n' {
		return nil
	}
	letters, _, _ := strings.Cut(builtins[at+len(name)+1:], "\n")
	function := &tree.Type{Kind: tree.Function, Base: typeOfLetter(letters[0])}
	for _, letter := range letters[1:] {
		if letter == '.' {
			function.Variadic = true
			continue
		}
		function.Params = append(function.Params, &tree.Type{Kind: tree.Node, Base: typeOfLetter(byte(letter)), Object: &tree.Object{Depth: 1}})
	}
	node := &tree.Type{
		Kind: tree.Node, Base: function, Mods: tree.TopLevel, Name: strings.Clone(name),
		Object: &tree.Object{Builtin: strings.Clone(name)},
	}
	return c.scopes.bind(objects, node.Name, node, &c.scopes.global, false)
}

// typeOfLetter is the type that a letter stands for in builtins; nil for a
// result that each call works out.
func typeOfLetter(letter byte) *tree.Type {
	switch letter {
	case 'v':
		return tree.VoidType
	case 'b':
		return tree.BoolType
	case 'h':
		return tree.UShortType
	case 'i':
		return tree.IntType
	case 'u':
		return tree.UIntType
	case 'l':
		return tree.LongType
	case 'L':
		return tree.ULongType
	case 'q':
		return tree.LongLongType
	case 'Q':
		return tree.ULongLongType
	case 'z':
		return tree.SizeType
	case 'f':
		return tree.FloatType
	case 'd':
		return tree.DoubleType
	case 'D':
		return tree.LongDoubleType
	case 'p':
		return tree.PtrType
	case 'P':
		return tree.ConstPtrType
	case 's':
		return tree.StringType
	case 'S':
		return tree.ConstStringType
	case 'V':
		return tree.VolatilePtrType
	case 'B':
		return tree.VolatileBoolPtr
	case 'I':
		return tree.IntPtrType
	case 'U':
		return tree.UIntPtrType
	case 'm':
		return tree.LongPtrType
	case 'M':
		return tree.ULongPtrType
	case 'n':
		return tree.LongLongPtrType
	case 'N':
		return tree.ULongLongPtrType
	case 'y':
		return tree.DynType
	}
	return nil
}
