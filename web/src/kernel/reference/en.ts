import { byName } from './byName';

/** What the names of the machine's headers mean, in English. */
export const reference = byName({
  __user:
    "Marks a pointer into a program's memory. Kernel code must not dereference it: go through copy_from_user(), copy_to_user(), get_user() or put_user().",
  __kernel: "The kernel's own address space, which every unmarked pointer has.",
  __iomem:
    "Marks a pointer to a device's registers, as ioremap() gives it. Use readl(), writel() and their kin.",
  __percpu:
    'Marks an object of which each CPU has its own. this_cpu_ptr() or per_cpu_ptr() turns it into an ordinary pointer.',
  __rcu:
    'Marks a pointer that RCU protects: read it with rcu_dereference(), set it with rcu_assign_pointer().',
  __force: 'In a cast: tells sparse that crossing spaces or losing a restricted type is meant.',
  __bitwise: 'Makes an integer type of its own that mixes with no other, such as __le32 or gfp_t.',
  '__nocast __safe': 'Extra marks for sparse; rarely needed in modules.',
  __acquires: 'Tells sparse that the function returns with a lock held that was not held at its start.',
  __releases: 'Tells sparse that the function gives back a lock that its caller holds.',
  __must_hold: 'Tells sparse that the caller holds the lock before and after.',
  '__acquire __release __cond_lock __cond_acquires':
    'Count a lock for sparse without doing anything; only lock functions themselves use them.',
  __must_check: 'The result may not be ignored: the compiler warns.',
  '__init __initdata __initconst':
    'Code or data that is needed only while the module loads; its memory is freed afterwards, so nothing may use it later.',
  '__exit __exitdata': 'Code or data that is needed only to unload the module.',
  __packed: 'Lays out a structure without gaps between members.',
  __aligned: 'Aligns an object or a type to that many bytes.',
  '__maybe_unused __always_unused __used':
    'Keep the compiler quiet about something that nothing seems to use, or keep it in the module.',
  'noinline __always_inline __weak __section __printf __scanf __cold __pure __noreturn __malloc __deprecated __read_mostly __ro_after_init notrace asmlinkage __attribute_const__':
    'An attribute for the compiler; it changes no meaning that a module has to care about.',
  fallthrough: 'Says that going on into the next case of a switch is meant.',
  'likely unlikely': 'Gives the condition back as 0 or 1 and tells the compiler what to expect.',
  barrier: 'Keeps the compiler from moving memory accesses across this place; says nothing to the CPU.',
  unreachable: 'Tells the compiler that this place is never reached.',
  READ_ONCE: 'Reads a variable exactly once, for what other CPUs or interrupts change without a lock.',
  WRITE_ONCE: 'Writes a variable exactly once, for what others read without a lock.',
  NULL: 'The pointer that names nothing. sparse wants it written so, not as 0.',
  'offsetof offsetofend': 'The offset of a member in its structure, or of the byte after it.',
  sizeof_field: "The size of a structure's member.",
  ARRAY_SIZE: 'How many elements an array has. Of an array only: a pointer gives nonsense.',
  'REPEAT_BYTE PTR_IF': 'A word of one repeated byte; a pointer or NULL by a condition.',
  'upper_32_bits lower_32_bits': 'The upper or the lower half of a 64-bit number.',
  u64_to_user_ptr:
    'Makes a user pointer of a 64-bit field that a program filled in, as in an ioctl structure.',
  container_of:
    'From a pointer to a member to the structure that holds it. The pointer must really point into such a structure.',
  typecheck: '1, with a complaint of the compiler where x is not of that very type.',
  'BUILD_BUG_ON BUILD_BUG_ON_ZERO BUILD_BUG_ON_MSG static_assert':
    'Stops the build if a condition that the compiler knows is wrong; costs nothing at run time. static_assert wants a condition that holds, the others one that does not.',
  'min max':
    'The smaller or the larger of two values; each is computed once. Both should be of one type; else use min_t() or max_t().',
  'min3 max3': 'The smallest or the largest of three values.',
  'min_t max_t':
    'As min() and max(), both values converted to a type first. Beware of types that cut large values.',
  'MIN MAX': 'As min() and max(), for constants such as the size of an array; a side may be computed twice.',
  'clamp clamp_t clamp_val': 'The value, or the nearer bound where it lies outside.',
  swap: 'Exchanges two variables of one type.',
  'round_up round_down': 'Rounds to a multiple of y, which must be a power of two.',
  'roundup rounddown': 'Rounds to a multiple of any y.',
  'DIV_ROUND_UP DIV_ROUND_CLOSEST': 'Divides and rounds up, or to the nearest.',
  abs: 'The absolute value.',
  do_div: 'Divides the 64-bit variable n in place and returns the remainder, not the quotient.',
  'div_u64 div_s64 div64_u64 div_u64_rem':
    'Divides 64-bit numbers, on machines too that cannot do so by themselves.',
  int_sqrt: 'The integer square root.',
  'ALIGN ALIGN_DOWN PTR_ALIGN': 'Rounds a number or a pointer to a multiple of a, a power of two.',
  IS_ALIGNED: 'Whether a number is a multiple of a, a power of two.',
  'UL ULL': 'A constant as unsigned long or unsigned long long, in assembly too.',
  'BIT BIT_ULL': 'The number in which only that bit is set.',
  'BIT_MASK BIT_WORD': 'Which bit of which word of a bitmap a number means.',
  'GENMASK GENMASK_ULL': 'Bits h down to l, all set: the higher one first.',
  'BITS_TO_LONGS DECLARE_BITMAP': 'How many longs that many bits need; a bitmap as an array of them.',
  'set_bit clear_bit change_bit':
    'Sets, clears or flips a bit of a bitmap, atomically. The address is of unsigned long. Never sleeps.',
  'test_and_set_bit test_and_clear_bit':
    'Sets or clears a bit atomically and returns what it was before. Never sleeps.',
  '__set_bit __clear_bit': 'As set_bit() and clear_bit(), not atomic: for bitmaps that a lock protects.',
  test_bit: 'Whether a bit of a bitmap is set.',
  'find_first_bit find_first_zero_bit find_next_bit':
    'The number of the first set (or clear) bit; size where there is none.',
  for_each_set_bit: 'A loop over the bits that are set.',
  bitmap_zero: 'Clears all bits of a bitmap.',
  'fls fls64 ffs __ffs __fls':
    'The position of the highest or the lowest set bit. fls() and ffs() count from 1, 0 for none; __ffs() and __fls() from 0.',
  'hweight_long hweight32': 'How many bits are set.',
  'rol32 ror32': 'Rotates 32 bits to the left or the right.',
  'is_power_of_2 ilog2 roundup_pow_of_two':
    'Whether a number is a power of two; its logarithm, rounded down; the next power of two.',
  printk:
    "Writes to the kernel's log; the level, such as KERN_INFO, stands before the format with no comma. Any context; never sleeps. Its %s wants kernel memory.",
  _printk: 'What printk() calls.',
  'pr_emerg pr_alert pr_crit pr_err pr_warn pr_notice pr_info':
    'printk() at that level, with pr_fmt() before the text. Any context; never sleeps.',
  pr_debug: 'Prints only where DEBUG is defined; its arguments are checked in any case.',
  pr_cont: 'Goes on with the line that the last message began.',
  pr_fmt: 'What pr_info() and its kin put before each text; define it before the first #include.',
  no_printk: 'Checks the arguments and prints nothing.',
  'printk_once pr_warn_once pr_info_once': 'Prints the first time that this line is reached.',
  'pr_err_ratelimited printk_ratelimit':
    'Prints, or allows to, only now and then, so that a storm of errors does not flood the log.',
  dump_stack: 'Writes to the log through which functions this place was reached.',
  print_hex_dump: 'Writes bytes of kernel memory to the log in hexadecimal.',
  'BUG BUG_ON': 'Kills the running task with an oops where a condition holds. Prefer WARN_ON() and an error.',
  'WARN_ON WARN WARN_ON_ONCE WARN_ONCE':
    'Writes a warning with its place to the log where the condition holds, and returns the condition.',
  panic: 'Stops the machine. Not for modules.',
  sprintf: 'Formats into a kernel buffer without knowing its size. Prefer scnprintf().',
  'snprintf vsnprintf':
    'Formats into a kernel buffer and returns how long the text would have been: may be more than fits.',
  'scnprintf vscnprintf': 'Formats into a kernel buffer and returns how many bytes were written.',
  kasprintf: 'Formats into new memory; NULL if there is none. Free it with kfree(). May sleep, by its gfp.',
  sscanf: 'Reads values out of kernel text; returns how many were read.',
  'va_start va_end va_arg va_copy': 'Walk through the arguments of a function with `...`.',
  'kstrtoull kstrtoll kstrtoul kstrtol kstrtouint kstrtoint kstrtou64 kstrtos64 kstrtou32 kstrtos32 kstrtou16 kstrtos16 kstrtou8 kstrtos8':
    'Makes a number of a whole kernel text: 0, -EINVAL or -ERANGE. Base 0 understands 0x and 0. One newline at the end is allowed.',
  'kstrtobool kstrtobool_from_user':
    "Understands y, n, 1, 0, on and off; the second reads from a program's memory and may sleep.",
  'kstrtoull_from_user kstrtoll_from_user kstrtoul_from_user kstrtol_from_user kstrtouint_from_user kstrtoint_from_user kstrtou8_from_user':
    "Makes a number of count bytes of a program's memory: 0, -EFAULT, -EINVAL or -ERANGE. May sleep.",
  'simple_strtoul simple_strtol simple_strtoull':
    'Reads a number and tells where it ended, with no check of overflow. Prefer kstrtoul() and its kin.',
  memset: "Fills kernel memory with a byte. For a program's memory there is clear_user().",
  'memcpy memmove':
    'Copies kernel memory to kernel memory; memmove() allows the two to overlap. Between kernel and program use copy_from_user() or copy_to_user().',
  'memcmp memchr': 'Compares, or searches a byte in, kernel memory.',
  'strlen strnlen': 'The length of a kernel text; strnlen() looks at no more than count bytes.',
  'strcpy strcat': 'Copies or appends a kernel text, whatever room there is. Prefer strscpy().',
  strncpy: 'Copies up to count bytes, with no end mark if the text is longer. Prefer strscpy().',
  'strlcpy strncat': 'Older bounded copies; prefer strscpy().',
  strscpy:
    'Copies a kernel text into a buffer of count bytes, always ended; returns its length, or -E2BIG if it was cut.',
  'strcmp strncmp strcasecmp': 'Compares kernel texts: 0 if equal. strcasecmp() ignores case.',
  'strchr strrchr strstr strpbrk': 'Finds a character or a text in a kernel text; NULL if it is not there.',
  'strspn strcspn': 'How many of the first characters are (not) in a set.',
  strsep: 'Cuts the next word off a kernel text, which it changes.',
  'skip_spaces strim strstrip': 'Leaves out white space at the start, or at both ends (the text is changed).',
  sysfs_streq: 'Whether two texts are equal, a newline at the end aside.',
  strstarts: 'Whether a text begins with another.',
  memzero_explicit: 'Clears memory that held a secret; the compiler may not leave it out.',
  'kstrdup kstrndup kmemdup':
    'A copy of kernel text or memory in new memory; NULL if there is none. Free it with kfree(). May sleep, by its gfp.',
  'memdup_user memdup_user_nul strndup_user':
    "Copies a program's memory into new kernel memory; an ERR_PTR() on failure, never NULL. Free it with kfree(). May sleep.",
  'isdigit isupper islower isalpha isalnum isspace isxdigit isprint ispunct isascii':
    'Whether a character is of that class.',
  'toupper tolower': 'A letter in upper or lower case.',
  'swab16 swab32 swab64': 'Turns the order of the bytes around.',
  'cpu_to_le16 cpu_to_le32 cpu_to_le64': 'Makes a little-endian value of a number.',
  'cpu_to_be16 cpu_to_be32 cpu_to_be64 htons htonl':
    'Makes a big-endian value, the order of networks, of a number.',
  'le16_to_cpu le32_to_cpu le64_to_cpu le16_to_cpup le32_to_cpup le64_to_cpup':
    'Makes a number of a little-endian value; with p at its end, of the value that a pointer names.',
  'be16_to_cpu be32_to_cpu be64_to_cpu be16_to_cpup be32_to_cpup be64_to_cpup ntohs ntohl':
    'Makes a number of a big-endian value; with p at its end, of the value that a pointer names.',
  'le16_add_cpu le32_add_cpu be16_add_cpu be32_add_cpu': 'Adds a number to a value of fixed byte order.',
  '__le16 __le32 __le64 __be16 __be32 __be64':
    'An integer of a fixed byte order. It mixes with no other type; convert it before computing.',
  'get_unaligned put_unaligned': 'Reads or writes a value at an address that need not be aligned.',
  'get_unaligned_le16 get_unaligned_le32 get_unaligned_le64 get_unaligned_be16 get_unaligned_be32 get_unaligned_be64':
    'Reads a number of that byte order from any address.',
  'put_unaligned_le16 put_unaligned_le32 put_unaligned_be16 put_unaligned_be32':
    'Writes a number in that byte order to any address.',
  ERR_PTR: 'Makes a pointer of a negative error number, for functions that return pointers.',
  PTR_ERR: 'The negative error number in a pointer for which IS_ERR() holds.',
  'IS_ERR IS_ERR_OR_NULL IS_ERR_VALUE':
    'Whether a pointer is an error number in disguise. NULL is none; only IS_ERR_OR_NULL() counts it.',
  'ERR_CAST PTR_ERR_OR_ZERO':
    'Hands an error on as another type of pointer; or as a number, 0 where there is none.',
  'current get_current':
    'The task on whose behalf this code runs. In an interrupt it is whoever was interrupted.',
  'EXPORT_SYMBOL EXPORT_SYMBOL_GPL EXPORT_SYMBOL_NS EXPORT_SYMBOL_NS_GPL':
    'Lets other modules use this function or object; the _GPL forms only modules with a GPL-compatible licence. It may not be static.',
  'THIS_MODULE __this_module':
    'The module that this code belongs to. As .owner it keeps the module loaded while its files are open.',
  module_init:
    'Names the function that runs when the module is loaded: 0, or a negative error that ends the loading. It may sleep.',
  module_exit:
    'Names the function that runs when the module is unloaded. Without one the module can never be unloaded. It may sleep.',
  'init_module cleanup_module':
    'What module_init() and module_exit() define; the loader looks for these names.',
  module_driver: 'Writes an init and an exit function that only register and unregister.',
  MODULE_LICENSE:
    'The licence. Other texts than the GPL-compatible ones taint the kernel and lock the module out of EXPORT_SYMBOL_GPL() symbols.',
  'MODULE_AUTHOR MODULE_DESCRIPTION MODULE_VERSION MODULE_ALIAS MODULE_SOFTDEP MODULE_FIRMWARE MODULE_IMPORT_NS MODULE_DEVICE_TABLE MODULE_INFO':
    'Facts about the module that modinfo shows.',
  module_param:
    'A parameter: given at loading as name=value, and shown in /sys/module with these permissions (0 for not at all). The variable must be of that type.',
  module_param_named: 'A module parameter whose variable has another name.',
  'module_param_array module_param_array_named':
    'A parameter of several values with commas between; nump, where not NULL, is set to how many were given.',
  module_param_string: 'A parameter copied into an array of characters.',
  module_param_cb: 'A parameter with set and get functions of its own. They get kernel memory and may sleep.',
  MODULE_PARM_DESC: 'What a parameter is for, as modinfo shows it.',
  VERIFY_OCTAL_PERMISSIONS:
    'Stops the build for permissions that make no sense, such as a file that everybody may write.',
  'param_check_byte param_check_short param_check_ushort param_check_int param_check_uint param_check_long param_check_ulong param_check_ullong param_check_hexint param_check_charp param_check_bool param_check_invbool':
    'An inner part of module_param(): complains where the variable is of another type.',
  'param_set_int param_get_int param_set_bool param_get_bool':
    'Reads a parameter from kernel text, or writes it as such; for callbacks of module_param_cb().',
  'kernel_param kernel_param_ops kparam_string kparam_array':
    'What a module parameter is made of: its name, its functions, where its value is.',
  'module module_layout': 'A loaded module: its name, state, use count and memory.',
  try_module_get: 'Takes a use of a module so that it stays; false if it is being unloaded. Any context.',
  __module_get: 'Takes a use of a module that surely has one already.',
  module_put: 'Gives back a use of a module.',
  module_refcount: 'How many uses a module has.',
  'module_is_live module_name find_module':
    'Whether a module is not being unloaded; its name; the module of a name, or NULL.',
  'within_module within_module_core within_module_init': "Whether an address lies in a module's memory.",
  'register_module_notifier unregister_module_notifier':
    'Has a function called when modules come and go. May sleep.',
  request_module: 'Asks for a module to be loaded and waits for it. May sleep.',
  sprint_symbol: 'Writes which function or object an address belongs to.',
  kernel_symbol: "An entry of a module's table of exported symbols.",
  copy_from_user:
    "Copies n bytes from a program's memory into the kernel's. Returns how many could not be copied: 0 is success, anything else should become -EFAULT. May sleep.",
  copy_to_user:
    "Copies n bytes from the kernel's memory into a program's. Returns how many could not be copied: 0 is success, anything else should become -EFAULT. May sleep.",
  '__copy_from_user __copy_to_user': 'As without underscores, but trusts that access_ok() was asked before.',
  'get_user __get_user':
    "Reads one simple value from a program's memory into x: 0 or -EFAULT. May sleep. __get_user() trusts that access_ok() was asked.",
  'put_user __put_user':
    "Writes one simple value to a program's memory: 0 or -EFAULT. May sleep. __put_user() trusts that access_ok() was asked.",
  clear_user: "Fills a program's memory with zeros. Returns how many bytes could not be. May sleep.",
  strncpy_from_user:
    "Copies a text from a program's memory; its length, count if it was cut (with no end mark), or -EFAULT. May sleep.",
  strnlen_user: "The length of a text in a program's memory, its end mark counted; 0 on a fault. May sleep.",
  access_ok:
    'Whether a range of addresses belongs to programs at all. Touches no memory: what is there may still be missing.',
  copy_from_kernel_nofault: 'Reads kernel memory that may not be there: 0 or -EFAULT.',
  gfp_t: 'What the allocator may do, such as GFP_KERNEL. It mixes with no number.',
  GFP_KERNEL: 'The usual way to ask for memory; may sleep, so not under a spinlock or in an interrupt.',
  GFP_ATOMIC: 'Asks for memory without sleeping; fails more easily.',
  kmalloc:
    'Allocates kernel memory, not cleared; NULL if there is none. Free it with kfree(). Sleeps with GFP_KERNEL, not with GFP_ATOMIC.',
  'kzalloc kcalloc':
    'Allocates cleared kernel memory; kcalloc() an array, with a check of overflow. NULL if there is none. Free it with kfree(). Sleeps by its gfp.',
  kmalloc_array:
    'Allocates an array, not cleared, with a check of overflow; NULL if there is none. Sleeps by its gfp.',
  krealloc:
    'Resizes kmalloc() memory and returns where it is now; on NULL the old one stays. Sleeps by its gfp.',
  'kfree kfree_sensitive':
    'Frees what kmalloc() and its kin gave; NULL is allowed. kfree_sensitive() clears it first. Never sleeps. What is freed may not be used any more.',
  ksize: 'How large the piece of memory really is.',
  'kvmalloc kvzalloc kvfree':
    'As kmalloc(), kzalloc() and kfree(), for sizes that may need vmalloc(). May sleep.',
  ZERO_OR_NULL_PTR: 'Whether a pointer is NULL or what kmalloc(0) gives.',
  KMEM_CACHE: 'kmem_cache_create() for objects of a structure.',
  'kmem_cache kmem_cache_create': 'A cache of objects of one size; NULL on failure. May sleep.',
  'kmem_cache_destroy kmem_cache_shrink':
    'Removes a cache, whose objects must all be free; or gives back its unused memory. May sleep.',
  'kmem_cache_alloc kmem_cache_zalloc':
    'An object from a cache, cleared by the second; NULL if there is none. Sleeps by its gfp.',
  kmem_cache_free: 'Gives an object back to the cache it came from. Never sleeps.',
  '__get_free_pages __get_free_page get_zeroed_page':
    'Whole pages of kernel memory, as a number to be cast; 0 if there is none. Free with free_page() or free_pages(). Sleeps by its gfp.',
  'free_page free_pages __free_page __free_pages':
    'Frees pages by their address, or (with underscores) by their struct page.',
  'alloc_page alloc_pages': 'Pages as struct page; NULL if there is none. Sleeps by its gfp.',
  'vmalloc vzalloc vmalloc_user':
    'Large kernel memory whose pages need not be neighbours; NULL if there is none. Free it with vfree(). May sleep.',
  vfree: 'Frees vmalloc() memory. Not in an interrupt.',
  'remap_vmalloc_range vmalloc_to_page vmalloc_to_pfn is_vmalloc_addr':
    'Shows vmalloc_user() memory to a program; finds the page of a vmalloc() address; tells whether it is one.',
  'PAGE_SIZE PAGE_SHIFT PAGE_MASK': 'The size of a page: 4096 bytes.',
  'PAGE_ALIGN offset_in_page': 'A number rounded up to pages; how far into its page an address is.',
  'virt_to_page page_address page_to_pfn pfn_to_page':
    "Between a kernel address, its struct page and the page's number.",
  'virt_to_phys phys_to_virt': 'Between a kernel address of kmalloc() memory and its physical address.',
  'get_page put_page': 'Takes or gives back a use of a page.',
  remap_pfn_range:
    'In an mmap handler: shows physical pages to the program: 0 or a negative error. May sleep.',
  vm_insert_page:
    'In an mmap handler: shows one kernel page to the program: 0 or a negative error. May sleep.',
  'pgprot_noncached vma_pages': 'Page rights without caching, for registers; how many pages a mapping has.',
  vm_area_struct: "A range of a program's addresses and how it is mapped.",
  'vm_operations_struct vm_fault':
    'What is called for a mapping: opened, closed, touched where no page is yet; and about what.',
  'page mm_struct': "A page of memory; all of a program's memory.",
  list_head: 'Head or link of a list that runs in a circle. It is a member of the objects that are listed.',
  'LIST_HEAD LIST_HEAD_INIT INIT_LIST_HEAD':
    'An empty list, as a definition, as an initial value, or made at run time.',
  'list_add list_add_tail':
    'Puts an entry at the start or at the end of a list. Needs a lock where others use the list, too.',
  'list_del list_del_init':
    'Takes an entry off its list; afterwards its links are poison, or (init) an empty list.',
  'list_move list_move_tail': 'Takes an entry off its list and puts it on another.',
  'list_empty list_is_last': 'Whether a list is empty; whether an entry is the last.',
  'list_splice list_splice_init': 'Puts all entries of a list at the start of another.',
  'list_entry list_first_entry list_last_entry list_first_entry_or_null list_next_entry list_prev_entry':
    'The object that holds a link: of a link, the first, the last, the next, the one before. Only list_first_entry_or_null() allows an empty list.',
  'list_for_each list_for_each_safe':
    'A loop over the links of a list; the safe form allows taking the current one off.',
  'list_for_each_entry list_for_each_entry_reverse':
    'A loop over the objects of a list, forwards or backwards. The current one may not be taken off or freed.',
  list_for_each_entry_safe:
    'A loop over the objects of a list in which the current one may be taken off and freed; n holds the next.',
  'hlist_head hlist_node HLIST_HEAD INIT_HLIST_HEAD INIT_HLIST_NODE':
    'A list whose head is one pointer, for hash tables.',
  'hlist_add_head hlist_del hlist_del_init hlist_empty hlist_unhashed':
    'Puts an entry on such a list, takes it off, or tells whether it is on one.',
  'hlist_entry hlist_entry_safe hlist_for_each_entry hlist_for_each_entry_safe':
    'The object of an hlist link, and loops over them.',
  'DECLARE_HASHTABLE DEFINE_HASHTABLE hash_init hash_add hash_del hash_for_each hash_for_each_possible':
    'A hash table of 2^bits lists. hash_for_each_possible() walks one list: compare the keys yourself.',
  'hash_32 hash_64 hash_long hash_ptr hash_min HASH_SIZE HASH_BITS':
    'Makes a number of some bits out of a key; the size of a table.',
  'atomic_t atomic64_t atomic_long_t':
    'A counter that is changed as a whole, without a lock. Use it through atomic_read() and its kin only.',
  'ATOMIC_INIT ATOMIC64_INIT ATOMIC_LONG_INIT': 'The initial value of a counter.',
  'atomic_read atomic64_read atomic_long_read atomic_set atomic64_set atomic_long_set':
    'Reads or sets a counter. Any context.',
  'atomic_add atomic_sub atomic_inc atomic_dec atomic64_add atomic64_sub atomic64_inc atomic64_dec atomic_long_add atomic_long_sub atomic_long_inc atomic_long_dec atomic_and atomic_or':
    'Changes a counter as a whole; returns nothing. The number comes first, then the counter. Any context.',
  'atomic_add_return atomic_sub_return atomic_inc_return atomic_dec_return atomic64_add_return atomic64_sub_return atomic64_inc_return atomic64_dec_return atomic_long_inc_return atomic_long_dec_return':
    'Changes a counter and returns its new value. Any context.',
  'atomic_fetch_add atomic_xchg atomic64_xchg atomic_long_xchg':
    'Changes a counter and returns its old value. Any context.',
  'atomic_dec_and_test atomic_inc_and_test atomic_sub_and_test atomic_add_negative atomic64_dec_and_test atomic64_inc_and_test atomic_long_dec_and_test':
    'Changes a counter and tells whether it is 0 (or negative) now. Any context.',
  'atomic_add_unless atomic_inc_not_zero atomic_dec_if_positive atomic64_inc_not_zero':
    'Changes a counter unless it has a certain value; tells whether it did. Any context.',
  'atomic_cmpxchg atomic64_cmpxchg atomic_long_cmpxchg':
    'Sets a counter to new if it is old; returns what it was. Any context.',
  'xchg cmpxchg': "Exchanges a variable's value, always or if it is the old one; returns what it was.",
  'smp_mb smp_rmb smp_wmb mb rmb wmb smp_mb__before_atomic smp_mb__after_atomic':
    'Keeps the order of memory accesses (all, reads, writes) as other CPUs see them. They come in pairs.',
  'smp_store_release smp_load_acquire':
    'A write after all that came before it; a read before all that follows. A pair of them hands data over.',
  'refcount_t REFCOUNT_INIT refcount_read refcount_set':
    'A count of users that warns and stops at its ends instead of wrapping around.',
  'refcount_inc refcount_add refcount_dec':
    'Adds or takes a user; going up from 0 is a use after free and warns.',
  'refcount_inc_not_zero refcount_dec_and_test refcount_sub_and_test':
    'Adds a user if there is one still; takes one away and tells whether it was the last.',
  'kref KREF_INIT kref_init kref_read': 'A use count inside an object; kref_init() starts at 1.',
  'kref_get kref_get_unless_zero':
    'Takes a use of an object; the second only if it is not on its way out, and tells.',
  kref_put:
    'Gives a use back; with the last one release() is called, which finds the object by container_of(). Returns 1 then.',
  'spinlock_t raw_spinlock_t DEFINE_SPINLOCK DEFINE_RAW_SPINLOCK spin_lock_init raw_spin_lock_init':
    'A lock that is waited for busily; who holds it may not sleep.',
  'spin_lock raw_spin_lock':
    'Takes a spinlock. Until it is given back nothing may sleep. If an interrupt takes it too, use spin_lock_irqsave().',
  'spin_unlock raw_spin_unlock': 'Gives a spinlock back. Every path out of the function needs it.',
  'spin_lock_irqsave raw_spin_lock_irqsave':
    "Takes a spinlock and turns this CPU's interrupts off; flags, an unsigned long, keeps what they were. It is a macro: flags without &.",
  'spin_unlock_irqrestore raw_spin_unlock_irqrestore':
    'Gives a spinlock back and makes interrupts what they were.',
  'spin_lock_irq spin_unlock_irq':
    'Takes or gives back a spinlock, interrupts off in between; they must have been on.',
  'spin_lock_bh spin_unlock_bh': 'Takes or gives back a spinlock that timers and tasklets take, too.',
  'spin_trylock raw_spin_trylock': 'Takes a spinlock if it is free: 1, else 0. Never waits.',
  'spin_is_locked spinlock_check': 'Whether somebody holds a spinlock; an inner part of the lock macros.',
  'rwlock_t DEFINE_RWLOCK rwlock_init': 'A spinlock for many readers or one writer.',
  'read_lock read_unlock read_lock_irqsave read_unlock_irqrestore':
    "Takes or gives back a reader's share of a rwlock. Not to be mixed with the writer's functions; no sleeping in between.",
  'write_lock write_unlock write_lock_irqsave write_unlock_irqrestore':
    'Takes or gives back a rwlock for writing; no sleeping in between.',
  'mutex DEFINE_MUTEX mutex_init mutex_destroy':
    'A lock that is waited for asleep. For code that may sleep; never in interrupts.',
  mutex_lock:
    'Takes a mutex, asleep until it is free. Who holds it may not take it again. sparse does not count mutexes.',
  'mutex_lock_interruptible mutex_lock_killable':
    'Takes a mutex: 0, or -EINTR if a signal came (a deadly one for killable). May sleep; the result must be looked at.',
  mutex_trylock: 'Takes a mutex if it is free: 1, else 0. Not in interrupts.',
  mutex_unlock: 'Gives a mutex back; only who took it may.',
  mutex_is_locked: 'Whether somebody holds a mutex.',
  'semaphore DEFINE_SEMAPHORE sema_init': 'A count of things that may be taken, waited for asleep.',
  'down down_interruptible down_killable down_trylock down_timeout':
    'Takes one from a semaphore; may sleep. down_interruptible() gives -EINTR on a signal, down_trylock() 1 where there is none, down_timeout() -ETIME.',
  up: 'Gives one back to a semaphore. Any context.',
  'rw_semaphore DECLARE_RWSEM init_rwsem': 'A sleeping lock for many readers or one writer.',
  'down_read down_write down_read_trylock down_write_trylock':
    'Takes it for reading or writing; may sleep. The try forms return 1 or 0.',
  'up_read up_write': 'Gives it back.',
  'completion DECLARE_COMPLETION DECLARE_COMPLETION_ONSTACK COMPLETION_INITIALIZER init_completion reinit_completion':
    'Something that is waited for until it is done; reinit makes it wanted again.',
  'complete complete_all': 'Tells that it is done: one waiter goes on, or all. Any context.',
  'wait_for_completion wait_for_completion_interruptible wait_for_completion_killable':
    'Sleeps until it is done; -ERESTARTSYS if a signal came.',
  'wait_for_completion_timeout wait_for_completion_interruptible_timeout':
    'Sleeps until it is done: the jiffies that were left, or 0 when time was over.',
  'try_wait_for_completion completion_done': 'Whether it is done; never sleeps.',
  'wait_queue_head DECLARE_WAIT_QUEUE_HEAD init_waitqueue_head': 'Where tasks wait for a condition.',
  wait_event:
    'Sleeps until the condition holds; no signal ends it. Whoever changes the condition must call wake_up().',
  'wait_event_interruptible wait_event_killable':
    'Sleeps until the condition holds: 0, or -ERESTARTSYS if a signal came; return that to the caller. The head without &.',
  'wait_event_timeout wait_event_interruptible_timeout':
    'Sleeps until the condition holds or jiffies are over: what was left (at least 1), 0 when over, -ERESTARTSYS for a signal.',
  'wake_up wake_up_all wake_up_interruptible wake_up_interruptible_all':
    'Wakes who waits, after the condition was made true. The interruptible forms only sleepers that signals may wake. Any context.',
  'wait_queue_entry DEFINE_WAIT DEFINE_WAIT_FUNC DECLARE_WAITQUEUE add_wait_queue remove_wait_queue prepare_to_wait prepare_to_wait_event finish_wait autoremove_wake_function default_wake_function':
    'The parts that wait_event() is made of, for waiting by hand.',
  waitqueue_active: 'Whether somebody waits.',
  poll_wait: 'In a poll handler: says which wait queue will tell of news. Does not sleep itself.',
  'poll_table EPOLLIN EPOLLOUT __poll_t':
    'What poll() is about: data to read, room to write. Of a type of its own, not int.',
  jiffies: 'Counts timer ticks, HZ a second. It wraps around: compare with time_after().',
  HZ: 'Ticks of jiffies in a second.',
  'time_after time_before time_after_eq time_before_eq time_in_range time_is_before_jiffies time_is_after_jiffies':
    'Compares times in jiffies rightly, wrapping around included. Both must be unsigned long.',
  get_jiffies_64: 'jiffies as 64 bits, which never wrap.',
  'msecs_to_jiffies usecs_to_jiffies nsecs_to_jiffies jiffies_to_msecs jiffies_to_usecs jiffies_to_nsecs':
    'Between jiffies and other units of time; to jiffies it rounds up (nanoseconds: down).',
  'round_jiffies round_jiffies_relative': 'Moves a time to a whole second, so that timers run together.',
  'timer_list DEFINE_TIMER timer_setup init_timer_key':
    'A timer in jiffies, whose function runs in an interrupt: it may not sleep. timer_setup() must come before its first use.',
  from_timer: 'From the timer that the function gets to the object that holds it.',
  mod_timer: 'Starts a timer, or moves it, to an absolute time in jiffies; 1 if it was pending. Any context.',
  add_timer: 'Starts a timer that is not pending, at timer.expires.',
  timer_pending: 'Whether a timer is going to run.',
  'timer_delete del_timer':
    'Stops a timer; its function may still be running on another CPU. 1 if it was pending.',
  'timer_delete_sync del_timer_sync':
    'Stops a timer and waits until its function has ended; needed before the module goes or the memory is freed. Not in interrupts.',
  'ktime_t ktime_set ktime_add ktime_sub ktime_add_ns ktime_sub_ns ktime_add_ms ktime_us_delta':
    'A time in nanoseconds, and computing with it.',
  'ktime_to_ns ktime_to_us ktime_to_ms ns_to_ktime ms_to_ktime ktime_to_timespec64 ns_to_timespec64':
    'Between ktime_t and other units.',
  'ktime_compare ktime_after ktime_before': 'Compares two times.',
  'ktime_get ktime_get_ns ktime_get_ts64': 'The time since the start of the machine; never goes back.',
  'ktime_get_real ktime_get_real_ns ktime_get_real_seconds ktime_get_real_ts64':
    'The time of day since 1970; may be set back.',
  'timespec64 tm time64_to_tm': 'A time in seconds and nanoseconds; the same as a date.',
  'hrtimer hrtimer_init hrtimer_init_on_stack destroy_hrtimer_on_stack':
    'A timer in nanoseconds; its function runs in an interrupt and may not sleep. Set .function after hrtimer_init().',
  hrtimer_start: 'Starts it, at a time or after a time, by mode.',
  'hrtimer_cancel hrtimer_try_to_cancel':
    'Stops it, and waits until its function has ended; the try form returns -1 instead of waiting. 1 if it was active.',
  'hrtimer_forward hrtimer_forward_now':
    'In its function: moves the expiry on by whole intervals; then return HRTIMER_RESTART.',
  'hrtimer_active hrtimer_get_remaining hrtimer_get_expires hrtimer_cb_get_time':
    'Whether it is started; what is left, when it expires, what its clock says.',
  'HRTIMER_RESTART HRTIMER_NORESTART': 'What the function of an hrtimer returns: again, or not.',
  'msleep ssleep fsleep usleep_range': 'Sleeps at least that long. Not under a spinlock nor in an interrupt.',
  msleep_interruptible: 'Sleeps until time is over (0) or a signal comes (what was left).',
  'ndelay udelay mdelay': 'Keeps the CPU busy that long; does not sleep. For short times only.',
  'work_struct DECLARE_WORK INIT_WORK WORK_DATA_STATIC_INIT':
    'Something to do later in a worker thread, where it may sleep.',
  'delayed_work DECLARE_DELAYED_WORK INIT_DELAYED_WORK to_delayed_work delayed_work_timer_fn':
    'Work that is queued after a time; to_delayed_work() finds it from the work that its function gets.',
  'schedule_work queue_work': 'Queues work; false if it is queued already. Any context.',
  'schedule_delayed_work queue_delayed_work mod_delayed_work':
    'Queues work after so many jiffies; mod_delayed_work() moves it if it waits already. Any context.',
  'cancel_work cancel_delayed_work':
    'Takes work off the queue; it may still be running. True if it was queued.',
  'cancel_work_sync cancel_delayed_work_sync flush_work flush_workqueue':
    'Takes work off the queue (flush: lets it run) and waits until it has ended; needed before the module goes. May sleep.',
  'alloc_workqueue alloc_ordered_workqueue create_workqueue create_singlethread_workqueue':
    "A queue of one's own; NULL on failure. May sleep.",
  destroy_workqueue: 'Lets all work end and removes the queue. May sleep.',
  'work_busy work_pending delayed_work_pending': 'Whether work is queued (or runs).',
  task_struct: 'A task: its number, name, state, memory and rights. current is the running one.',
  'set_current_state __set_current_state task_is_running':
    'Says how the running task is going to sleep; must come before the condition is looked at.',
  'schedule schedule_timeout schedule_timeout_interruptible schedule_timeout_uninterruptible':
    'Gives the CPU to others, until woken or jiffies are over (what was left). Not under a spinlock.',
  wake_up_process: 'Wakes a sleeping task: 1 if it slept. Any context.',
  'cond_resched yield': 'Lets others run for a moment. May sleep.',
  'task_pid_nr task_tgid_nr': 'The number of a task, or of its process.',
  'task_nice set_user_nice task_cpu': 'The niceness of a task; the CPU that it runs on.',
  get_task_comm: "Copies a task's name into an array of TASK_COMM_LEN bytes.",
  'get_task_struct put_task_struct': 'Takes or gives back a use of a task_struct.',
  'signal_pending fatal_signal_pending':
    'Whether a signal (a deadly one) waits for a task; a sleeping loop should end then, with -ERESTARTSYS.',
  'flush_signals allow_signal send_sig':
    "Drops a task's signals; lets a kernel thread get one; sends one: 0 or a negative error.",
  'for_each_process next_task thread_group_leader': 'A loop over all processes; needs rcu_read_lock().',
  'find_get_pid find_vpid put_pid pid_nr':
    'A process number as an object, its use given back by put_pid() (find_vpid() takes none), and its number.',
  'pid_task get_pid_task find_task_by_vpid':
    'The task of a pid, NULL if it is gone. get_pid_task() takes a use; the others need rcu_read_lock().',
  kill_pid: 'Sends a signal to a process: 0 or a negative error.',
  'kthread_run kthread_create kthread_create_on_node':
    'A kernel thread, started or not yet; an ERR_PTR() on failure. May sleep.',
  kthread_bind: 'Keeps a thread that has not started on one CPU.',
  kthread_stop:
    'Asks a thread to end and waits for its result; the thread must look at kthread_should_stop(). May sleep.',
  'kthread_should_stop kthread_should_park': 'In a thread: whether it is asked to end, or to pause.',
  'kthread_park kthread_unpark kthread_parkme':
    'Pauses a thread and lets it go on; the thread calls kthread_parkme().',
  'cred current_cred': 'Whose rights a task has.',
  'current_uid current_gid current_euid current_egid current_fsuid task_uid':
    'The user or group of the running task (of a task), as kuid_t or kgid_t, which is no number.',
  'kuid_t kgid_t KUIDT_INIT KGIDT_INIT uid_eq gid_eq':
    "A user or group of the kernel's; compare with uid_eq() and gid_eq().",
  'from_kuid from_kgid make_kuid':
    "Between the kernel's user or group and the number that a namespace shows, such as &init_user_ns.",
  capable: 'Whether the running task has a right, such as CAP_SYS_ADMIN.',
  'rcu_read_lock rcu_read_unlock':
    'Around reading what RCU protects; no sleeping in between, and the pointers are good only so long.',
  'rcu_dereference rcu_dereference_check':
    'Reads an __rcu pointer between rcu_read_lock() and rcu_read_unlock(); gives an ordinary pointer.',
  'rcu_dereference_protected rcu_replace_pointer':
    'Reads (and replaces) an __rcu pointer where a lock keeps writers out.',
  'rcu_dereference_raw rcu_access_pointer': 'Reads an __rcu pointer unchecked; or only to compare it.',
  'rcu_assign_pointer RCU_INIT_POINTER RCU_INITIALIZER':
    'Sets an __rcu pointer after the data behind it was written. RCU_INIT_POINTER() is for NULL and first values.',
  'rcu_check_sparse list_next_rcu rcu_read_lock_held':
    "An inner part of the RCU macros; whether the reader's lock is held.",
  synchronize_rcu: 'Waits until all readers of now have ended; then the old data may be freed. May sleep.',
  'call_rcu kfree_rcu':
    'Calls a function, or frees an object, when all readers of now have ended; does not wait.',
  rcu_barrier: 'Waits until all call_rcu() functions have run; needed before the module goes.',
  'rcu_head callback_head': 'What call_rcu() needs inside an object.',
  'list_add_rcu list_add_tail_rcu list_del_rcu list_replace_rcu':
    'Changes a list that RCU readers walk; writers need a lock, and the entry may be freed only after the readers.',
  'list_for_each_entry_rcu list_entry_rcu': 'A loop over a list under rcu_read_lock().',
  'DEFINE_PER_CPU DECLARE_PER_CPU': 'A variable of which each CPU has its own.',
  'per_cpu_ptr this_cpu_ptr per_cpu': 'That of one CPU, or of this one; for this one preemption must be off.',
  'get_cpu_var put_cpu_var': "This CPU's variable, preemption off until put_cpu_var().",
  'this_cpu_read this_cpu_write this_cpu_add this_cpu_inc this_cpu_dec':
    "Reads or changes this CPU's variable.",
  'alloc_percpu free_percpu': 'Allocates an object for each CPU, cleared; NULL if there is none. May sleep.',
  'smp_processor_id raw_smp_processor_id get_cpu put_cpu':
    'The number of this CPU; get_cpu() keeps the task on it until put_cpu().',
  'num_online_cpus num_possible_cpus cpu_online for_each_possible_cpu for_each_online_cpu for_each_present_cpu':
    'How many CPUs there are, whether one is on, and loops over them.',
  'on_each_cpu smp_call_function_single': 'Calls a function on all CPUs, or on one; it may not sleep.',
  'preempt_count in_atomic preemptible irqs_disabled':
    'Whether the running code may be interrupted by the scheduler; 0 allows sleeping.',
  'in_interrupt in_hardirq in_irq in_softirq in_task':
    'Whether this code runs in an interrupt, or for a task.',
  'preempt_disable preempt_enable': 'Keeps the task on its CPU; no sleeping in between.',
  'local_irq_disable local_irq_enable local_irq_save local_irq_restore local_bh_disable local_bh_enable':
    "Keeps this CPU's interrupts (or timers and tasklets) out.",
  'might_sleep might_sleep_if might_fault cant_sleep':
    'Says that this place may sleep; complains where that is not allowed.',
  file_operations:
    'What a file of a driver can do. Set .owner = THIS_MODULE, so that the module stays while files are open.',
  file: "An open file: its position, flags and private_data, which is the driver's own.",
  'inode dentry qstr path': 'A file on its file system; its name and place there.',
  'file_inode file_dentry file_count i_size_read':
    "The inode or name of an open file; how many uses it has; an inode's size.",
  'iminor imajor': 'The minor or major number of a device file.',
  'MAJOR MINOR MKDEV': 'The parts of a device number, and a number from them.',
  'alloc_chrdev_region register_chrdev_region':
    'Takes free (or certain) numbers for character devices: 0 or a negative error. May sleep.',
  unregister_chrdev_region: 'Gives the numbers back.',
  'register_chrdev unregister_chrdev':
    'Takes a major number with 256 devices, the old way; with 0 it returns the number that it found.',
  simple_read_from_buffer:
    'A whole read handler: copies from a kernel buffer to the program and moves the position. Bytes copied, 0 at the end, or -EFAULT. May sleep.',
  simple_write_to_buffer:
    'A whole write handler: copies from the program into a kernel buffer and moves the position. Bytes copied or a negative error. May sleep.',
  'simple_open nonseekable_open': 'An open handler: keeps i_private as private_data; or allows no seeking.',
  'default_llseek no_llseek noop_llseek fixed_size_llseek generic_file_llseek':
    'An llseek handler: the usual one, none, one that does nothing, one for a fixed size.',
  compat_ptr_ioctl:
    'For .compat_ioctl where the argument is a pointer: lets 32-bit programs use unlocked_ioctl.',
  'filp_open filp_close kernel_read kernel_write':
    'A file from inside the kernel; filp_open() gives an ERR_PTR() on failure. The buffers are kernel memory. May sleep. Drivers should not.',
  'fget fput': 'A file by its descriptor, NULL if there is none; gives it back.',
  'fasync_helper kill_fasync': 'Keeps who wants a signal, in a fasync handler; sends it to them.',
  'cdev cdev_init cdev_alloc': 'A character device and its operations.',
  'cdev_add cdev_device_add': 'Makes a device live: from now on it can be opened. 0 or a negative error.',
  'cdev_del cdev_device_del cdev_put': 'Takes a device away; files that are open go on.',
  'miscdevice misc_register':
    'A character device with its file in /dev, the short way: 0 or a negative error. May sleep.',
  'misc_deregister module_misc_device':
    'Takes it away; module_misc_device() writes init and exit for a module that has only this.',
  'device bus_type device_driver class':
    'A device of the driver model, its bus, its driver, its class in /sys/class.',
  'class_create class_destroy':
    'A class in /sys/class (in 6.1 with the owner first); an ERR_PTR() on failure. May sleep.',
  'device_create device_destroy': 'A device and its file in /dev; an ERR_PTR() on failure. May sleep.',
  'device_register device_unregister device_initialize device_add device_del':
    'Makes a device known, in one step or two, and takes it away. After a failure put_device() it.',
  'get_device put_device': 'Takes or gives back a use of a device.',
  'device_attribute DEVICE_ATTR DEVICE_ATTR_RW DEVICE_ATTR_RO DEVICE_ATTR_WO':
    'A file of a device in sysfs; its functions are NAME_show and NAME_store. Their buffers are kernel memory.',
  'device_create_file device_remove_file': 'Adds or removes such a file. May sleep.',
  'dev_set_name dev_name dev_get_drvdata dev_set_drvdata kobj_to_dev':
    "A device's name; the pointer that its driver keeps in it; the device of a kobject.",
  'devm_kmalloc devm_kzalloc': 'Memory that is freed with its device; NULL if there is none.',
  'dev_err dev_warn dev_info dev_dbg': "Prints with the device's name before the text.",
  'kobject kobj_type kset kobject_init kobject_add kobject_init_and_add':
    'An object with a use count and a directory in sysfs. After a failed add, kobject_put() it.',
  'kobject_create_and_add kset_create_and_add': 'A directory in sysfs; NULL on failure. May sleep.',
  'kobject_get kobject_put kobject_del kset_unregister':
    'Takes or gives back a use; the last one frees. kobject_del() removes the directory.',
  'kobject_set_name kobject_name kobject_uevent': 'Its name; tells user space of a change.',
  'kobj_attribute attribute attribute_group bin_attribute sysfs_ops ATTRIBUTE_GROUPS':
    'Files in sysfs and their functions. show and store get kernel memory: no copy_to_user() there.',
  'BIN_ATTR BIN_ATTR_RO': 'A file of raw bytes in sysfs.',
  'sysfs_create_file sysfs_create_group sysfs_create_bin_file':
    "Adds files to an object's directory: 0 or a negative error. May sleep.",
  'sysfs_remove_file sysfs_remove_group sysfs_remove_bin_file':
    'Removes them; waits for running show and store functions. May sleep.',
  sysfs_notify: 'Wakes who polls a sysfs file.',
  'sysfs_emit sysfs_emit_at':
    'For show functions: formats into the page that they get; returns how many bytes.',
  proc_ops:
    'What a file in /proc can do. It has no owner: the kernel waits for running handlers when the file is removed.',
  'proc_create proc_create_data':
    'A file in /proc; NULL on failure. data is found again by pde_data(). May sleep.',
  'proc_create_seq proc_create_seq_data proc_create_seq_private proc_create_single proc_create_single_data':
    'A file in /proc whose text a seq_file makes; NULL on failure. May sleep.',
  'proc_mkdir proc_symlink proc_set_size proc_set_user':
    'A directory or link in /proc; the size or owner of a file there.',
  pde_data: 'The data that proc_create_data() was given.',
  'proc_remove remove_proc_entry remove_proc_subtree':
    'Removes a file, or all below a directory, and waits for running handlers. May sleep.',
  'seq_file seq_operations':
    'A text made record by record: start, show, next, …, stop. What start locks, stop unlocks.',
  'seq_open seq_release single_open single_release':
    'For open and release of a file that a seq_file reads; single_open() for one record, with single_release().',
  'seq_read seq_lseek': 'The read and llseek handlers of such a file.',
  'seq_printf seq_puts seq_putc seq_write seq_has_overflowed':
    'In show: adds text. It goes to kernel memory; seq_read() copies it out.',
  'seq_list_start seq_list_next': 'start and next for a list; the lock is yours.',
  'DEFINE_SHOW_ATTRIBUTE DEFINE_SEQ_ATTRIBUTE DEFINE_PROC_SHOW_ATTRIBUTE':
    'Writes open and the operations around NAME_show (or NAME_sops).',
  'debugfs_create_dir debugfs_create_file debugfs_create_symlink debugfs_create_blob debugfs_blob_wrapper':
    'A directory, file or link in debugfs. Errors need no check. May sleep.',
  'debugfs_create_u8 debugfs_create_u16 debugfs_create_u32 debugfs_create_u64 debugfs_create_x32 debugfs_create_ulong debugfs_create_atomic_t debugfs_create_bool':
    'A file in debugfs that shows and sets a variable.',
  debugfs_remove: 'Removes a directory and all below it.',
  'DEFINE_SIMPLE_ATTRIBUTE DEFINE_DEBUGFS_ATTRIBUTE simple_attr_open simple_attr_read simple_attr_write simple_attr_release':
    'A file with one number, by a get and a set function.',
  '_IO _IOR _IOW _IOWR':
    'The number of an ioctl command. R: the program reads (copy_to_user); W: it writes (copy_from_user).',
  '_IOC_DIR _IOC_TYPE _IOC_NR _IOC_SIZE': 'The parts of an ioctl command.',
  'ioremap devm_ioremap':
    "Makes a device's registers reachable: an __iomem pointer, NULL on failure. May sleep.",
  iounmap: 'Ends that.',
  'readb readw readl readq ioread8 ioread16 ioread32':
    'Reads a register of 8, 16, 32 or 64 bits. Any context.',
  'writeb writew writel writeq iowrite8 iowrite16 iowrite32':
    'Writes a register: the value first, then the address. Any context.',
  'memcpy_fromio memcpy_toio': 'Copies between registers and kernel memory.',
  'inb outb': 'Reads or writes an x86 port.',
  'request_irq request_threaded_irq irq_handler_t':
    "Has a function called for an interrupt: 0 or a negative error. The handler may not sleep; the thread's function may.",
  free_irq: 'Ends that, with the same dev; waits for running handlers. May sleep.',
  'enable_irq disable_irq disable_irq_nosync':
    'Keeps one interrupt from being handled; disable_irq() waits for running handlers.',
  'irqreturn_t IRQ_NONE IRQ_HANDLED IRQ_RETVAL': 'What a handler returns: not mine, or done.',
  'tasklet_struct DECLARE_TASKLET tasklet_setup from_tasklet':
    'Work put off by an interrupt, done soon, without sleeping.',
  'tasklet_schedule tasklet_kill': 'Has a tasklet run soon; waits until it is over and off (may sleep).',
  'notifier_block BLOCKING_NOTIFIER_HEAD RAW_NOTIFIER_HEAD blocking_notifier_head raw_notifier_head':
    'A chain of functions that are called when something happens.',
  'blocking_notifier_chain_register blocking_notifier_chain_unregister raw_notifier_chain_register raw_notifier_chain_unregister':
    'Puts a block on a chain or takes it off. The blocking ones may sleep; the raw ones leave locking to you.',
  'blocking_notifier_call_chain raw_notifier_call_chain NOTIFY_OK NOTIFY_DONE NOTIFY_BAD NOTIFY_STOP':
    'Calls all on a chain until one returns NOTIFY_STOP or NOTIFY_BAD.',
  'iovec kvec iov_iter kiocb':
    "A piece of a program's (or the kernel's) memory; a walk over several; one read or write under way.",
  'copy_to_iter copy_from_iter iov_iter_zero iov_iter_advance iov_iter_count':
    'For read_iter and write_iter: copies and moves on; returns how many bytes were copied. May sleep.',
  'get_random_bytes get_random_u8 get_random_u16 get_random_u32 get_random_u64 get_random_u32_below prandom_u32_max':
    'Random bytes or numbers; the last two below a bound.',
  'S_ISREG S_ISDIR S_ISCHR S_ISBLK': 'Which kind of file a mode means.',
  'KERNEL_VERSION LINUX_VERSION_CODE': 'A version as a number, and that of this kernel: 6.1.',
  list_entry_is_head: 'An inner part of the loops over lists.',
});
