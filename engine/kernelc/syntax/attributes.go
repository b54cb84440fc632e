package syntax

import "strings"

// ignoredAttributeName reports whether sparse reads over an attribute: those
// that GCC knew for any machine when sparse's list was made, and two more.
func ignoredAttributeName(name string) bool {
	return strings.Contains(ignoredAttributes, " "+name+" ")
}

const ignoredAttributes = "" +
	" BELOW100 OS_Task OS_main OS_task abi_tag absdata address alias alloc_align alloc_size altivec " +
	"always_inline artificial assume_aligned aux bank_switch based below100 bnd_instrument bnd_legacy " +
	"bnd_variable_size bounded break_handler brk_interrupt callee_pop_aggregate_return cb cdecl cleanup " +
	"cmse_nonsecure_call cmse_nonsecure_entry cold common common_object constructor critical deprecated " +
	"destructor disinterrupt dllexport dllimport eightbit_data either error exception exception_handler far " +
	"fast_interrupt fastcall flatten force_align_arg_pointer format format_arg forwarder_section " +
	"function_return function_return_mem function_return_reg function_vector gcc_struct hidden hot hotpatch " +
	"ifunc indirect_branch indirect_branch_call indirect_branch_jump init_priority interfacearm internal " +
	"interrupt interrupt_handler interrupt_thread io io_low isr jli_always jli_fixed keep_interrupts_masked " +
	"kernel kspisusp l1_data l1_data_A l1_data_B l1_text l2 leaf long_call longcall lower malloc may_alias " +
	"maybe_unused medium_call micromips mips16 model monitor ms_abi ms_hook_prologue ms_struct naked near " +
	"nested nested_ready nesting nmi nmi_handler no_address_safety_analysis no_caller_saved_registers " +
	"no_gccisr no_icf no_instrument_function no_profile_instrument_function no_reorder no_sanitize " +
	"no_sanitize_address no_sanitize_thread no_sanitize_undefined no_split_stack no_stack_limit nocf_check " +
	"noclone nocommon nocompression nodiscard noinit noinline noipa nomicromips nomips16 nonnull nonstring " +
	"noplt nosave_low_regs not_nested nothrow notshared optimize partial_save patchable_function_entry pcs " +
	"persistent progmem protected reentrant regparm renesas resbank reset returns_nonnull returns_twice " +
	"s390_vector_bool saddr save_all save_volatiles saveall scalar_storage_order sda section secure_call " +
	"selectany sentinel shared short_call shortcall signal simd sp_switch spu_vector sseregparm stack_protect " +
	"stdcall syscall_linkage sysv_abi target target_clones tda thiscall tiny tiny_data tls_model " +
	"transaction_callable transaction_may_cancel_outer transaction_pure transaction_safe " +
	"transaction_safe_dynamic transaction_unsafe transaction_wrap trap_exit trapa_handler uncached upper " +
	"use_debug_exception_return use_shadow_register_set used vector vector_size version_id visibility vliw " +
	"volatile wakeup warm warn_if_not_aligned warn_unused warn_unused_result warning weak weakref zda "
