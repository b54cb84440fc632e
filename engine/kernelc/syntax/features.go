package syntax

import "strings"

// The functions that sparse declares by itself, without their prefixes.
const (
	builtinNames = " " +
		"__memcpy_chk __memmove_chk __mempcpy_chk __memset_chk __snprintf_chk __sprintf_chk " +
		"__stpcpy_chk __strcat_chk __strcpy_chk __strncat_chk __strncpy_chk __vsnprintf_chk " +
		"__vsprintf_chk abort abs add_overflow add_overflow_p alloca bcmp bcopy bswap16 bswap32 " +
		"bswap64 bzero calloc choose_expr clrsb clrsbl clrsbll clz clzl clzll constant_p ctz ctzl " +
		"ctzll exit expect extract_return_addr fabs ffs ffsl ffsll fma fmaf fmal frame_address free " +
		"huge_val huge_valf huge_vall ia32_pause index inf inff infl isdigit isfinite isgreater " +
		"isgreaterequal isinf isinf_sign isless islessequal islessgreater isnan isnormal " +
		"isunordered labs llabs malloc memchr memcmp memcpy memmove mempcpy memset mul_overflow " +
		"mul_overflow_p nan nanf nanl object_size parity parityl parityll popcount popcountl " +
		"popcountll prefetch printf puts realloc return_address rindex sadd_overflow saddl_overflow " +
		"saddll_overflow safe_p signbit smul_overflow smull_overflow smulll_overflow snprintf " +
		"sprintf ssub_overflow ssubl_overflow ssubll_overflow stpcpy stpncpy strcasecmp strcasestr " +
		"strcat strchr strcmp strcpy strcspn strdup strlen strncasecmp strncat strncmp strncpy " +
		"strndup strnstr strpbrk strrchr strspn strstr sub_overflow sub_overflow_p trap " +
		"uadd_overflow uaddl_overflow uaddll_overflow umul_overflow umull_overflow umulll_overflow " +
		"unreachable usub_overflow usubl_overflow usubll_overflow va_arg_pack_len vprintf vsnprintf " +
		"vsprintf warning "
	atomicNames = " " +
		"add_fetch always_lock_free and_fetch clear compare_exchange compare_exchange_n exchange " +
		"exchange_n fetch_add fetch_and fetch_nand fetch_or fetch_sub fetch_xor is_lock_free load " +
		"load_n nand_fetch or_fetch signal_fence store store_n sub_fetch test_and_set thread_fence " +
		"xor_fetch "
	syncNames = " " +
		"add_and_fetch and_and_fetch bool_compare_and_swap fetch_and_add fetch_and_and " +
		"fetch_and_nand fetch_and_or fetch_and_sub fetch_and_xor lock_release lock_test_and_set " +
		"nand_and_fetch or_and_fetch sub_and_fetch synchronize val_compare_and_swap xor_and_fetch "
)

// HasBuiltin reports whether sparse declares a function by itself, as
// __has_builtin tells.
func HasBuiltin(name string) bool {
	for _, group := range [...]struct{ prefix, names string }{
		{"__builtin_", builtinNames}, {"__atomic_", atomicNames}, {"__sync_", syncNames},
	} {
		if rest, ok := strings.CutPrefix(name, group.prefix); ok {
			return strings.Contains(group.names, " "+rest+" ")
		}
	}
	return false
}

// HasAttribute reports whether sparse knows an attribute, as __has_attribute
// tells.
func HasAttribute(name string) bool { return attributeFormOf(name) != unknownAttribute }
