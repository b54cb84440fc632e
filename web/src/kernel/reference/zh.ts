import { byName } from './byName';

/** What the names of the machine's headers mean, in Chinese. */
export const reference = byName({
  __user:
    '标记指向用户程序内存的指针。kernel 代码不能直接解引用它：要用 copy_from_user()、copy_to_user()、get_user() 或 put_user()。',
  __kernel: 'kernel 自己的地址空间；没有标记的指针都属于它。',
  __iomem: '标记指向设备寄存器的指针（ioremap() 的返回值）。要用 readl()、writel() 等函数访问。',
  __percpu: '标记每个 CPU 各有一份的对象。用 this_cpu_ptr() 或 per_cpu_ptr() 得到普通指针。',
  __rcu: '标记受 RCU 保护的指针：读用 rcu_dereference()，写用 rcu_assign_pointer()。',
  __force: '用在类型转换里：告诉 sparse，跨地址空间或去掉受限类型是有意的。',
  __bitwise: '定义一种独立的整数类型，不能与其他整数混用，例如 __le32 和 gfp_t。',
  '__nocast __safe': '给 sparse 的附加标记；模块里很少需要。',
  __acquires: '告诉 sparse：函数返回时持有一把进入时没有持有的锁。',
  __releases: '告诉 sparse：函数会释放调用者持有的锁。',
  __must_hold: '告诉 sparse：调用前后调用者都持有这把锁。',
  '__acquire __release __cond_lock __cond_acquires':
    '只为 sparse 记录锁的次数，不做任何事；只在锁函数自身的实现里使用。',
  __must_check: '不能忽略返回值：编译器会警告。',
  '__init __initdata __initconst': '只在模块加载时需要的代码或数据；加载后内存被释放，之后不能再用。',
  '__exit __exitdata': '只在卸载模块时需要的代码或数据。',
  __packed: '让结构体的成员之间没有空隙。',
  __aligned: '让对象或类型按指定的字节数对齐。',
  '__maybe_unused __always_unused __used': '让编译器不抱怨没有被使用的东西，或强制保留它。',
  'noinline __always_inline __weak __section __printf __scanf __cold __pure __noreturn __malloc __deprecated __read_mostly __ro_after_init notrace asmlinkage __attribute_const__':
    '给编译器的属性；不改变模块需要关心的含义。',
  fallthrough: '说明 switch 里继续执行下一个 case 是有意的。',
  'likely unlikely': '返回条件的值（0 或 1），并告诉编译器哪种结果更常见。',
  barrier: '禁止编译器把内存访问移过此处；对 CPU 没有作用。',
  unreachable: '告诉编译器永远不会执行到这里。',
  READ_ONCE: '恰好读一次变量；用于不加锁而被其他 CPU 或中断修改的变量。',
  WRITE_ONCE: '恰好写一次变量；用于别人不加锁读取的变量。',
  NULL: '空指针。sparse 要求写 NULL，不要写 0。',
  'offsetof offsetofend': '成员在结构体中的偏移（或其末尾之后的偏移）。',
  sizeof_field: '结构体成员的大小。',
  ARRAY_SIZE: '数组元素的个数。只能用于数组：对指针得到的是错误的值。',
  'REPEAT_BYTE PTR_IF': '由同一字节重复组成的字；按条件取指针或 NULL。',
  'upper_32_bits lower_32_bits': '64 位数的高 32 位或低 32 位。',
  u64_to_user_ptr: '把程序填写的 64 位字段（例如 ioctl 结构里的）变成用户指针。',
  container_of: '由成员的指针得到包含它的结构体的指针。该指针必须确实指向这样的结构体内部。',
  typecheck: '总是 1；x 的类型不符时编译器会报告。',
  'BUILD_BUG_ON BUILD_BUG_ON_ZERO BUILD_BUG_ON_MSG static_assert':
    '编译时检查条件，不符合就停止编译；运行时没有代价。static_assert 要求条件成立，其余的要求条件不成立。',
  'min max': '两个值中较小或较大的一个；各计算一次。两者类型应当相同，否则用 min_t() 或 max_t()。',
  'min3 max3': '三个值中最小或最大的一个。',
  'min_t max_t': '同 min() 和 max()，但先把两个值转换成指定类型。小心会截断大数的类型。',
  'MIN MAX': '同 min() 和 max()，用于数组大小之类的常量；某一边可能计算两次。',
  'clamp clamp_t clamp_val': '取值；超出范围时取较近的边界。',
  swap: '交换两个同类型的变量。',
  'round_up round_down': '向上或向下取整到 y 的倍数；y 必须是 2 的幂。',
  'roundup rounddown': '向上或向下取整到任意 y 的倍数。',
  'DIV_ROUND_UP DIV_ROUND_CLOSEST': '除法，向上取整或四舍五入。',
  abs: '绝对值。',
  do_div: '就地除 64 位变量 n，返回的是余数而不是商。',
  'div_u64 div_s64 div64_u64 div_u64_rem': '64 位除法，在不能直接做 64 位除法的机器上也可用。',
  int_sqrt: '整数平方根。',
  'ALIGN ALIGN_DOWN PTR_ALIGN': '把数或指针对齐到 a 的倍数；a 是 2 的幂。',
  IS_ALIGNED: '数是否为 a 的倍数；a 是 2 的幂。',
  'UL ULL': 'unsigned long 或 unsigned long long 常量；汇编里也能用。',
  'BIT BIT_ULL': '只有该位为 1 的数。',
  'BIT_MASK BIT_WORD': '位图中某个编号对应的位和字。',
  'GENMASK GENMASK_ULL': '从 h 位到 l 位全为 1 的数：高位在前。',
  'BITS_TO_LONGS DECLARE_BITMAP': '这么多位需要多少个 long；由它们组成的位图。',
  'set_bit clear_bit change_bit':
    '原子地置位、清位或翻转位图中的一位。地址的类型是 unsigned long *。不会睡眠。',
  'test_and_set_bit test_and_clear_bit': '原子地置位或清位，返回原来的值。不会睡眠。',
  '__set_bit __clear_bit': '同 set_bit() 和 clear_bit()，但不是原子的：用于有锁保护的位图。',
  test_bit: '位图中的一位是否为 1。',
  'find_first_bit find_first_zero_bit find_next_bit': '第一个为 1（或 0）的位的编号；没有时返回 size。',
  for_each_set_bit: '遍历所有为 1 的位。',
  bitmap_zero: '把位图的所有位清零。',
  'fls fls64 ffs __ffs __fls':
    '最高或最低的 1 所在的位置。fls() 和 ffs() 从 1 数起，没有时为 0；__ffs() 和 __fls() 从 0 数起。',
  'hweight_long hweight32': '为 1 的位数。',
  'rol32 ror32': '把 32 位数循环左移或右移。',
  'is_power_of_2 ilog2 roundup_pow_of_two': '是否为 2 的幂；以 2 为底的对数（向下取整）；向上取到 2 的幂。',
  printk:
    '写入 kernel 日志；级别（如 KERN_INFO）写在格式串之前，中间没有逗号。任何上下文都可用，不会睡眠。%s 需要 kernel 内存。',
  _printk: 'printk() 实际调用的函数。',
  'pr_emerg pr_alert pr_crit pr_err pr_warn pr_notice pr_info':
    '以该级别调用 printk()，文字前加上 pr_fmt()。任何上下文都可用，不会睡眠。',
  pr_debug: '只有定义了 DEBUG 才打印；参数总会被检查。',
  pr_cont: '接着上一条消息的那一行继续打印。',
  pr_fmt: 'pr_info() 等在每条文字前加的内容；要在第一个 #include 之前定义。',
  no_printk: '检查参数但不打印。',
  'printk_once pr_warn_once pr_info_once': '只在第一次执行到这一行时打印。',
  'pr_err_ratelimited printk_ratelimit': '限制打印的频率，避免大量错误淹没日志。',
  dump_stack: '把到达此处的函数调用链写入日志。',
  print_hex_dump: '把 kernel 内存的字节以十六进制写入日志。',
  'BUG BUG_ON': '条件成立时以 oops 杀死当前任务。最好用 WARN_ON() 并返回错误。',
  'WARN_ON WARN WARN_ON_ONCE WARN_ONCE': '条件成立时把警告和位置写入日志，并返回该条件。',
  panic: '让整台机器停止。模块不该使用。',
  sprintf: '格式化到 kernel 缓冲区，但不知道其大小。最好用 scnprintf()。',
  'snprintf vsnprintf': '格式化到 kernel 缓冲区，返回完整文字的长度：可能超过缓冲区。',
  'scnprintf vscnprintf': '格式化到 kernel 缓冲区，返回实际写入的字节数。',
  kasprintf: '格式化到新分配的内存；没有内存时返回 NULL。用 kfree() 释放。是否睡眠取决于 gfp。',
  sscanf: '从 kernel 文字中读出各个值；返回读到的个数。',
  'va_start va_end va_arg va_copy': '遍历带 `...` 的函数的参数。',
  'kstrtoull kstrtoll kstrtoul kstrtol kstrtouint kstrtoint kstrtou64 kstrtos64 kstrtou32 kstrtos32 kstrtou16 kstrtos16 kstrtou8 kstrtos8':
    '把整个 kernel 文字转换成数：返回 0、-EINVAL 或 -ERANGE。base 为 0 时识别 0x 和 0 前缀。末尾允许一个换行。',
  'kstrtobool kstrtobool_from_user': '识别 y、n、1、0、on、off；后者从用户内存读取，可能睡眠。',
  'kstrtoull_from_user kstrtoll_from_user kstrtoul_from_user kstrtol_from_user kstrtouint_from_user kstrtoint_from_user kstrtou8_from_user':
    '把用户内存中 count 个字节转换成数：返回 0、-EFAULT、-EINVAL 或 -ERANGE。可能睡眠。',
  'simple_strtoul simple_strtol simple_strtoull':
    '读一个数并给出结束位置，不检查溢出。最好用 kstrtoul() 等。',
  memset: '用一个字节填充 kernel 内存。用户内存要用 clear_user()。',
  'memcpy memmove':
    '在 kernel 内存之间复制；memmove() 允许重叠。kernel 与用户程序之间要用 copy_from_user() 或 copy_to_user()。',
  'memcmp memchr': '比较 kernel 内存，或在其中查找一个字节。',
  'strlen strnlen': 'kernel 文字的长度；strnlen() 最多看 count 个字节。',
  'strcpy strcat': '复制或追加 kernel 文字，不管空间够不够。最好用 strscpy()。',
  strncpy: '最多复制 count 个字节；文字更长时没有结尾的 0。最好用 strscpy()。',
  'strlcpy strncat': '旧的有界复制；最好用 strscpy()。',
  strscpy: '把 kernel 文字复制到 count 字节的缓冲区，总有结尾的 0；返回长度，被截断时返回 -E2BIG。',
  'strcmp strncmp strcasecmp': '比较 kernel 文字：相等时为 0。strcasecmp() 不分大小写。',
  'strchr strrchr strstr strpbrk': '在 kernel 文字中查找字符或文字；没有时返回 NULL。',
  'strspn strcspn': '开头有多少个字符属于（或不属于）某个集合。',
  strsep: '从 kernel 文字中切下一个词；会修改原文。',
  'skip_spaces strim strstrip': '去掉开头的空白，或两端的空白（会修改原文）。',
  sysfs_streq: '两段文字是否相等，不计末尾的换行。',
  strstarts: '文字是否以另一段文字开头。',
  memzero_explicit: '清除存过秘密的内存；编译器不能省略它。',
  'kstrdup kstrndup kmemdup':
    '在新内存中复制 kernel 文字或内存；没有内存时返回 NULL。用 kfree() 释放。是否睡眠取决于 gfp。',
  'memdup_user memdup_user_nul strndup_user':
    '把用户内存复制到新的 kernel 内存；失败时返回 ERR_PTR()，从不返回 NULL。用 kfree() 释放。可能睡眠。',
  'isdigit isupper islower isalpha isalnum isspace isxdigit isprint ispunct isascii': '字符是否属于该类。',
  'toupper tolower': '转换成大写或小写字母。',
  'swab16 swab32 swab64': '把字节顺序反过来。',
  'cpu_to_le16 cpu_to_le32 cpu_to_le64': '把数转换成小端序。',
  'cpu_to_be16 cpu_to_be32 cpu_to_be64 htons htonl': '把数转换成大端序（网络字节序）。',
  'le16_to_cpu le32_to_cpu le64_to_cpu le16_to_cpup le32_to_cpup le64_to_cpup':
    '把小端序的值转换成普通的数；名字以 p 结尾的读取指针所指的值。',
  'be16_to_cpu be32_to_cpu be64_to_cpu be16_to_cpup be32_to_cpup be64_to_cpup ntohs ntohl':
    '把大端序的值转换成普通的数；名字以 p 结尾的读取指针所指的值。',
  'le16_add_cpu le32_add_cpu be16_add_cpu be32_add_cpu': '给固定字节序的值加上一个数。',
  '__le16 __le32 __le64 __be16 __be32 __be64': '固定字节序的整数。不能与其他类型混用，计算前要先转换。',
  'get_unaligned put_unaligned': '读写可能没有对齐的地址上的值。',
  'get_unaligned_le16 get_unaligned_le32 get_unaligned_le64 get_unaligned_be16 get_unaligned_be32 get_unaligned_be64':
    '从任意地址读取该字节序的数。',
  'put_unaligned_le16 put_unaligned_le32 put_unaligned_be16 put_unaligned_be32':
    '以该字节序把数写到任意地址。',
  ERR_PTR: '把负的错误号变成指针，供返回指针的函数使用。',
  PTR_ERR: '从 IS_ERR() 成立的指针中取出负的错误号。',
  'IS_ERR IS_ERR_OR_NULL IS_ERR_VALUE': '指针是否其实是错误号。NULL 不算；只有 IS_ERR_OR_NULL() 把它算上。',
  'ERR_CAST PTR_ERR_OR_ZERO': '把错误作为另一种指针传下去；或作为数，没有错误时为 0。',
  'current get_current': '当前代码所代表的任务。在中断里，它是被打断的那个任务。',
  'EXPORT_SYMBOL EXPORT_SYMBOL_GPL EXPORT_SYMBOL_NS EXPORT_SYMBOL_NS_GPL':
    '允许其他模块使用这个函数或对象；_GPL 形式只允许许可证与 GPL 兼容的模块。不能是 static。',
  'THIS_MODULE __this_module': '这段代码所属的模块。作为 .owner，它使模块在文件打开期间不会被卸载。',
  module_init: '指定加载模块时运行的函数：返回 0，或返回负的错误号使加载失败。可以睡眠。',
  module_exit: '指定卸载模块时运行的函数。没有它，模块就无法卸载。可以睡眠。',
  'init_module cleanup_module': '由 module_init() 和 module_exit() 定义；加载器按这两个名字查找。',
  module_driver: '生成只做注册和注销的 init 和 exit 函数。',
  MODULE_LICENSE:
    '许可证。与 GPL 不兼容时会使 kernel 带上 taint 标记，并且不能使用 EXPORT_SYMBOL_GPL() 的符号。',
  'MODULE_AUTHOR MODULE_DESCRIPTION MODULE_VERSION MODULE_ALIAS MODULE_SOFTDEP MODULE_FIRMWARE MODULE_IMPORT_NS MODULE_DEVICE_TABLE MODULE_INFO':
    '模块的信息，modinfo 会显示。',
  module_param:
    '模块参数：加载时写 name=value；按该权限出现在 /sys/module 中（0 表示不出现）。变量类型必须与之相符。',
  module_param_named: '变量名与参数名不同的模块参数。',
  'module_param_array module_param_array_named': '用逗号分隔多个值的参数；nump 不为 NULL 时写入给出的个数。',
  module_param_string: '复制到字符数组中的参数。',
  module_param_cb: '用自己的 set 和 get 函数处理的参数。它们得到的是 kernel 内存，可以睡眠。',
  MODULE_PARM_DESC: '参数的说明，modinfo 会显示。',
  VERIFY_OCTAL_PERMISSIONS: '权限不合理（例如人人可写）时停止编译。',
  'param_check_byte param_check_short param_check_ushort param_check_int param_check_uint param_check_long param_check_ulong param_check_ullong param_check_hexint param_check_charp param_check_bool param_check_invbool':
    'module_param() 的内部部分：变量类型不符时报告。',
  'param_set_int param_get_int param_set_bool param_get_bool':
    '从 kernel 文字读取参数，或写成文字；供 module_param_cb() 的回调使用。',
  'kernel_param kernel_param_ops kparam_string kparam_array': '模块参数的组成：名字、函数、值的位置。',
  'module module_layout': '已加载的模块：名字、状态、引用计数和内存。',
  try_module_get: '增加模块的引用计数使它不被卸载；正在卸载时返回 false。任何上下文都可用。',
  __module_get: '给确定已被引用的模块再加一个引用。',
  module_put: '归还模块的一个引用。',
  module_refcount: '模块的引用计数。',
  'module_is_live module_name find_module': '模块是否没有在卸载；模块名；按名字查找模块，没有时为 NULL。',
  'within_module within_module_core within_module_init': '地址是否位于模块的内存中。',
  'register_module_notifier unregister_module_notifier': '模块加载或卸载时调用指定函数。可能睡眠。',
  request_module: '请求加载一个模块并等待。可能睡眠。',
  sprint_symbol: '写出地址属于哪个函数或对象。',
  kernel_symbol: '模块导出符号表中的一项。',
  copy_from_user:
    '从用户内存复制 n 个字节到 kernel 内存。返回未能复制的字节数：0 表示成功，否则应返回 -EFAULT。可能睡眠。',
  copy_to_user:
    '从 kernel 内存复制 n 个字节到用户内存。返回未能复制的字节数：0 表示成功，否则应返回 -EFAULT。可能睡眠。',
  '__copy_from_user __copy_to_user': '与不带下划线的相同，但假定已经调用过 access_ok()。',
  'get_user __get_user':
    '从用户内存读一个简单的值到 x：返回 0 或 -EFAULT。可能睡眠。__get_user() 假定已经调用过 access_ok()。',
  'put_user __put_user':
    '把一个简单的值写到用户内存：返回 0 或 -EFAULT。可能睡眠。__put_user() 假定已经调用过 access_ok()。',
  clear_user: '把用户内存清零。返回未能清零的字节数。可能睡眠。',
  strncpy_from_user:
    '从用户内存复制文字；返回长度，被截断时返回 count（没有结尾的 0），或 -EFAULT。可能睡眠。',
  strnlen_user: '用户内存中文字的长度（包括结尾的 0）；出错时为 0。可能睡眠。',
  access_ok: '地址范围是否属于用户空间。不访问内存：那里仍可能没有映射。',
  copy_from_kernel_nofault: '读取可能不存在的 kernel 内存：返回 0 或 -EFAULT。',
  gfp_t: '分配器可以做什么，例如 GFP_KERNEL。不能与普通整数混用。',
  GFP_KERNEL: '申请内存的一般方式；可能睡眠，所以不能在持有 spinlock 时或中断里使用。',
  GFP_ATOMIC: '不睡眠地申请内存；更容易失败。',
  kmalloc:
    '分配 kernel 内存，不清零；没有时返回 NULL。用 kfree() 释放。GFP_KERNEL 可能睡眠，GFP_ATOMIC 不会。',
  'kzalloc kcalloc':
    '分配清零的 kernel 内存；kcalloc() 分配数组并检查溢出。没有时返回 NULL。用 kfree() 释放。是否睡眠取决于 gfp。',
  kmalloc_array: '分配数组，不清零，检查溢出；没有时返回 NULL。是否睡眠取决于 gfp。',
  krealloc: '改变 kmalloc() 内存的大小，返回新位置；返回 NULL 时旧内存仍在。是否睡眠取决于 gfp。',
  'kfree kfree_sensitive':
    '释放 kmalloc() 等分配的内存；允许 NULL。kfree_sensitive() 先清零。不会睡眠。释放后不能再使用。',
  ksize: '内存块的实际大小。',
  'kvmalloc kvzalloc kvfree': '同 kmalloc()、kzalloc() 和 kfree()，用于可能需要 vmalloc() 的大小。可能睡眠。',
  ZERO_OR_NULL_PTR: '指针是否为 NULL 或 kmalloc(0) 的返回值。',
  KMEM_CACHE: '为某种结构体调用 kmem_cache_create()。',
  'kmem_cache kmem_cache_create': '同样大小的对象的缓存；失败时返回 NULL。可能睡眠。',
  'kmem_cache_destroy kmem_cache_shrink': '删除缓存（其中对象必须都已释放），或归还未用的内存。可能睡眠。',
  'kmem_cache_alloc kmem_cache_zalloc': '从缓存分配一个对象，后者清零；没有时返回 NULL。是否睡眠取决于 gfp。',
  kmem_cache_free: '把对象还给它所属的缓存。不会睡眠。',
  '__get_free_pages __get_free_page get_zeroed_page':
    '整页的 kernel 内存，返回需要转换的地址数；没有时为 0。用 free_page() 或 free_pages() 释放。是否睡眠取决于 gfp。',
  'free_page free_pages __free_page __free_pages': '按地址释放页，或（带下划线的）按 struct page 释放。',
  'alloc_page alloc_pages': '分配页，返回 struct page；没有时为 NULL。是否睡眠取决于 gfp。',
  'vmalloc vzalloc vmalloc_user':
    '大块 kernel 内存，页不必相邻；没有时返回 NULL。用 vfree() 释放。可能睡眠。',
  vfree: '释放 vmalloc() 的内存。不能在中断里调用。',
  'remap_vmalloc_range vmalloc_to_page vmalloc_to_pfn is_vmalloc_addr':
    '把 vmalloc_user() 的内存映射给程序；由 vmalloc() 地址找到页；判断是否为这种地址。',
  'PAGE_SIZE PAGE_SHIFT PAGE_MASK': '页的大小：4096 字节。',
  'PAGE_ALIGN offset_in_page': '向上取整到页；地址在页内的偏移。',
  'virt_to_page page_address page_to_pfn pfn_to_page': '在 kernel 地址、struct page 和页号之间转换。',
  'virt_to_phys phys_to_virt': '在 kmalloc() 内存的 kernel 地址与物理地址之间转换。',
  'get_page put_page': '增加或归还页的引用。',
  remap_pfn_range: '在 mmap 处理函数里把物理页映射给程序：返回 0 或负的错误号。可能睡眠。',
  vm_insert_page: '在 mmap 处理函数里把一个 kernel 页映射给程序：返回 0 或负的错误号。可能睡眠。',
  'pgprot_noncached vma_pages': '不经缓存的页权限（用于寄存器）；映射的页数。',
  vm_area_struct: '程序的一段地址及其映射方式。',
  'vm_operations_struct vm_fault': '映射的各种回调：打开、关闭、访问尚无页的地址；以及相关信息。',
  'page mm_struct': '一个内存页；一个程序的全部内存。',
  list_head: '循环链表的头或节点。作为成员放在被链接的对象里。',
  'LIST_HEAD LIST_HEAD_INIT INIT_LIST_HEAD': '空链表：定义、初始值，或运行时初始化。',
  'list_add list_add_tail': '把节点加到链表开头或末尾。别人也使用该链表时需要加锁。',
  'list_del list_del_init': '把节点从链表取下；之后其指针是 poison 值，或（init）成为空链表。',
  'list_move list_move_tail': '把节点从原链表移到另一个链表。',
  'list_empty list_is_last': '链表是否为空；节点是否为最后一个。',
  'list_splice list_splice_init': '把一个链表的全部节点放到另一个链表的开头。',
  'list_entry list_first_entry list_last_entry list_first_entry_or_null list_next_entry list_prev_entry':
    '由节点得到包含它的对象：给定的、第一个、最后一个、下一个、上一个。只有 list_first_entry_or_null() 允许空链表。',
  'list_for_each list_for_each_safe': '遍历链表节点；safe 形式允许取下当前节点。',
  'list_for_each_entry list_for_each_entry_reverse':
    '正向或反向遍历链表中的对象。循环中不能取下或释放当前对象。',
  list_for_each_entry_safe: '遍历链表中的对象，可以取下并释放当前对象；n 保存下一个。',
  'hlist_head hlist_node HLIST_HEAD INIT_HLIST_HEAD INIT_HLIST_NODE': '头只有一个指针的链表，用于哈希表。',
  'hlist_add_head hlist_del hlist_del_init hlist_empty hlist_unhashed':
    '加入或取下 hlist 节点，或判断是否在链表上。',
  'hlist_entry hlist_entry_safe hlist_for_each_entry hlist_for_each_entry_safe':
    '由 hlist 节点得到对象，以及遍历。',
  'DECLARE_HASHTABLE DEFINE_HASHTABLE hash_init hash_add hash_del hash_for_each hash_for_each_possible':
    '有 2^bits 个链表的哈希表。hash_for_each_possible() 只遍历一个链表：要自己比较键。',
  'hash_32 hash_64 hash_long hash_ptr hash_min HASH_SIZE HASH_BITS': '由键算出若干位的哈希值；哈希表的大小。',
  'atomic_t atomic64_t atomic_long_t': '不用锁就能整体修改的计数器。只能通过 atomic_read() 等访问。',
  'ATOMIC_INIT ATOMIC64_INIT ATOMIC_LONG_INIT': '计数器的初始值。',
  'atomic_read atomic64_read atomic_long_read atomic_set atomic64_set atomic_long_set':
    '读取或设置计数器。任何上下文都可用。',
  'atomic_add atomic_sub atomic_inc atomic_dec atomic64_add atomic64_sub atomic64_inc atomic64_dec atomic_long_add atomic_long_sub atomic_long_inc atomic_long_dec atomic_and atomic_or':
    '整体修改计数器，没有返回值。先写数，再写计数器。任何上下文都可用。',
  'atomic_add_return atomic_sub_return atomic_inc_return atomic_dec_return atomic64_add_return atomic64_sub_return atomic64_inc_return atomic64_dec_return atomic_long_inc_return atomic_long_dec_return':
    '修改计数器并返回新值。任何上下文都可用。',
  'atomic_fetch_add atomic_xchg atomic64_xchg atomic_long_xchg': '修改计数器并返回旧值。任何上下文都可用。',
  'atomic_dec_and_test atomic_inc_and_test atomic_sub_and_test atomic_add_negative atomic64_dec_and_test atomic64_inc_and_test atomic_long_dec_and_test':
    '修改计数器并返回现在是否为 0（或为负）。任何上下文都可用。',
  'atomic_add_unless atomic_inc_not_zero atomic_dec_if_positive atomic64_inc_not_zero':
    '除非计数器等于某个值，否则修改它；返回是否修改。任何上下文都可用。',
  'atomic_cmpxchg atomic64_cmpxchg atomic_long_cmpxchg':
    '计数器等于 old 时设为 new；返回原来的值。任何上下文都可用。',
  'xchg cmpxchg': '交换变量的值（总是，或等于旧值时）；返回原来的值。',
  'smp_mb smp_rmb smp_wmb mb rmb wmb smp_mb__before_atomic smp_mb__after_atomic':
    '保证其他 CPU 看到的内存访问（全部、读、写）顺序。要成对使用。',
  'smp_store_release smp_load_acquire': '写在之前的访问都完成之后；读在之后的访问之前。成对使用来交接数据。',
  'refcount_t REFCOUNT_INIT refcount_read refcount_set': '使用者计数；到极限时警告并停住，不会回绕。',
  'refcount_inc refcount_add refcount_dec': '增加或减少使用者；从 0 增加意味着 use-after-free，会警告。',
  'refcount_inc_not_zero refcount_dec_and_test refcount_sub_and_test':
    '仍有使用者时才增加；减少使用者并返回是否为最后一个。',
  'kref KREF_INIT kref_init kref_read': '对象内部的引用计数；kref_init() 从 1 开始。',
  'kref_get kref_get_unless_zero': '增加对象的引用；后者只在对象尚未走向释放时增加，并返回结果。',
  kref_put: '归还一个引用；最后一个归还时调用 release()，它用 container_of() 找到对象。此时返回 1。',
  'spinlock_t raw_spinlock_t DEFINE_SPINLOCK DEFINE_RAW_SPINLOCK spin_lock_init raw_spin_lock_init':
    '忙等待的锁；持有者不能睡眠。',
  'spin_lock raw_spin_lock':
    '获取 spinlock。释放之前不能睡眠。中断里也用这把锁时，要用 spin_lock_irqsave()。',
  'spin_unlock raw_spin_unlock': '释放 spinlock。函数的每条退出路径都需要它。',
  'spin_lock_irqsave raw_spin_lock_irqsave':
    '获取 spinlock 并关闭本 CPU 的中断；flags（unsigned long）保存原状态。这是宏：flags 前不写 &。',
  'spin_unlock_irqrestore raw_spin_unlock_irqrestore': '释放 spinlock 并恢复中断状态。',
  'spin_lock_irq spin_unlock_irq': '获取或释放 spinlock，其间关中断；之前中断必须是开着的。',
  'spin_lock_bh spin_unlock_bh': '获取或释放 timer 和 tasklet 也使用的 spinlock。',
  'spin_trylock raw_spin_trylock': '锁空闲时获取：返回 1，否则返回 0。不等待。',
  'spin_is_locked spinlock_check': 'spinlock 是否被持有；锁宏的内部部分。',
  'rwlock_t DEFINE_RWLOCK rwlock_init': '允许多个读者或一个写者的 spinlock。',
  'read_lock read_unlock read_lock_irqsave read_unlock_irqrestore':
    '获取或释放 rwlock 的读锁。不能与写锁函数混用；其间不能睡眠。',
  'write_lock write_unlock write_lock_irqsave write_unlock_irqrestore':
    '获取或释放 rwlock 的写锁；其间不能睡眠。',
  'mutex DEFINE_MUTEX mutex_init mutex_destroy': '睡眠等待的锁。用于可以睡眠的代码；不能在中断里使用。',
  mutex_lock: '获取 mutex，睡眠直到空闲。持有者不能再次获取。sparse 不统计 mutex。',
  'mutex_lock_interruptible mutex_lock_killable':
    '获取 mutex：返回 0；收到信号（killable 只限致命信号）时返回 -EINTR。可能睡眠；必须检查结果。',
  mutex_trylock: 'mutex 空闲时获取：返回 1，否则返回 0。不能在中断里使用。',
  mutex_unlock: '释放 mutex；只有获取者可以释放。',
  mutex_is_locked: 'mutex 是否被持有。',
  'semaphore DEFINE_SEMAPHORE sema_init': '可获取资源的计数，睡眠等待。',
  'down down_interruptible down_killable down_trylock down_timeout':
    '从 semaphore 取一个；可能睡眠。down_interruptible() 遇到信号返回 -EINTR，down_trylock() 取不到返回 1，down_timeout() 返回 -ETIME。',
  up: '向 semaphore 归还一个。任何上下文都可用。',
  'rw_semaphore DECLARE_RWSEM init_rwsem': '允许多个读者或一个写者的睡眠锁。',
  'down_read down_write down_read_trylock down_write_trylock':
    '获取读锁或写锁；可能睡眠。try 形式返回 1 或 0。',
  'up_read up_write': '释放读锁或写锁。',
  'completion DECLARE_COMPLETION DECLARE_COMPLETION_ONSTACK COMPLETION_INITIALIZER init_completion reinit_completion':
    '等待某件事完成；reinit 使它可以再次等待。',
  'complete complete_all': '宣布完成：唤醒一个或全部等待者。任何上下文都可用。',
  'wait_for_completion wait_for_completion_interruptible wait_for_completion_killable':
    '睡眠直到完成；收到信号时返回 -ERESTARTSYS。',
  'wait_for_completion_timeout wait_for_completion_interruptible_timeout':
    '睡眠直到完成：返回剩余的 jiffies，超时返回 0。',
  'try_wait_for_completion completion_done': '是否已完成；不会睡眠。',
  'wait_queue_head DECLARE_WAIT_QUEUE_HEAD init_waitqueue_head': '任务等待某个条件的地方。',
  wait_event: '睡眠直到条件成立；信号不能中断。改变条件的一方必须调用 wake_up()。',
  'wait_event_interruptible wait_event_killable':
    '睡眠直到条件成立：返回 0；收到信号时返回 -ERESTARTSYS，应原样返回。队列头前不写 &。',
  'wait_event_timeout wait_event_interruptible_timeout':
    '睡眠直到条件成立或超时：返回剩余 jiffies（至少 1），超时返回 0，信号返回 -ERESTARTSYS。',
  'wake_up wake_up_all wake_up_interruptible wake_up_interruptible_all':
    '在条件成立之后唤醒等待者。interruptible 形式只唤醒可被信号唤醒的。任何上下文都可用。',
  'wait_queue_entry DEFINE_WAIT DEFINE_WAIT_FUNC DECLARE_WAITQUEUE add_wait_queue remove_wait_queue prepare_to_wait prepare_to_wait_event finish_wait autoremove_wake_function default_wake_function':
    'wait_event() 的组成部分，供手工等待使用。',
  waitqueue_active: '是否有人在等待。',
  poll_wait: '在 poll 处理函数里：说明哪个等待队列会通知变化。它本身不睡眠。',
  'poll_table EPOLLIN EPOLLOUT __poll_t': 'poll() 的内容：有数据可读、有空间可写。是独立的类型，不是 int。',
  jiffies: '时钟滴答计数，每秒 HZ 次。会回绕：用 time_after() 比较。',
  HZ: '每秒的 jiffies 数。',
  'time_after time_before time_after_eq time_before_eq time_in_range time_is_before_jiffies time_is_after_jiffies':
    '正确比较 jiffies 时间，考虑回绕。两者都必须是 unsigned long。',
  get_jiffies_64: '64 位的 jiffies，不会回绕。',
  'msecs_to_jiffies usecs_to_jiffies nsecs_to_jiffies jiffies_to_msecs jiffies_to_usecs jiffies_to_nsecs':
    '在 jiffies 与其他时间单位之间转换；转成 jiffies 时向上取整（纳秒向下）。',
  'round_jiffies round_jiffies_relative': '把时间移到整秒，使多个 timer 一起运行。',
  'timer_list DEFINE_TIMER timer_setup init_timer_key':
    '以 jiffies 计的定时器，其函数在中断里运行：不能睡眠。使用前必须 timer_setup()。',
  from_timer: '由函数得到的 timer 找到包含它的对象。',
  mod_timer: '启动或移动定时器到绝对 jiffies 时间；原来在等待时返回 1。任何上下文都可用。',
  add_timer: '启动一个未等待的定时器，时间为 timer.expires。',
  timer_pending: '定时器是否在等待运行。',
  'timer_delete del_timer': '停止定时器；其函数可能还在另一个 CPU 上运行。原来在等待时返回 1。',
  'timer_delete_sync del_timer_sync':
    '停止定时器并等待其函数结束；卸载模块或释放内存之前必须调用。不能在中断里调用。',
  'ktime_t ktime_set ktime_add ktime_sub ktime_add_ns ktime_sub_ns ktime_add_ms ktime_us_delta':
    '以纳秒计的时间及其运算。',
  'ktime_to_ns ktime_to_us ktime_to_ms ns_to_ktime ms_to_ktime ktime_to_timespec64 ns_to_timespec64':
    '在 ktime_t 与其他单位之间转换。',
  'ktime_compare ktime_after ktime_before': '比较两个时间。',
  'ktime_get ktime_get_ns ktime_get_ts64': '机器启动以来的时间；不会倒退。',
  'ktime_get_real ktime_get_real_ns ktime_get_real_seconds ktime_get_real_ts64':
    '1970 年以来的时间；可能被调回。',
  'timespec64 tm time64_to_tm': '以秒和纳秒表示的时间；以及日期形式。',
  'hrtimer hrtimer_init hrtimer_init_on_stack destroy_hrtimer_on_stack':
    '以纳秒计的定时器；其函数在中断里运行，不能睡眠。hrtimer_init() 之后设置 .function。',
  hrtimer_start: '按 mode 在某个时刻或一段时间后启动。',
  'hrtimer_cancel hrtimer_try_to_cancel': '停止并等待其函数结束；try 形式不等待而返回 -1。原来活动时返回 1。',
  'hrtimer_forward hrtimer_forward_now': '在其函数里把到期时间推后整数个间隔；然后返回 HRTIMER_RESTART。',
  'hrtimer_active hrtimer_get_remaining hrtimer_get_expires hrtimer_cb_get_time':
    '是否已启动；剩余时间、到期时间、其时钟的时间。',
  'HRTIMER_RESTART HRTIMER_NORESTART': 'hrtimer 函数的返回值：再次启动，或不再。',
  'msleep ssleep fsleep usleep_range': '至少睡眠这么久。不能在持有 spinlock 时或中断里使用。',
  msleep_interruptible: '睡眠到时间结束（返回 0）或收到信号（返回剩余时间）。',
  'ndelay udelay mdelay': '让 CPU 忙等这么久；不睡眠。只用于很短的时间。',
  'work_struct DECLARE_WORK INIT_WORK WORK_DATA_STATIC_INIT': '稍后在 worker 线程里做的工作，那里可以睡眠。',
  'delayed_work DECLARE_DELAYED_WORK INIT_DELAYED_WORK to_delayed_work delayed_work_timer_fn':
    '过一段时间才排队的工作；to_delayed_work() 由函数得到的 work 找到它。',
  'schedule_work queue_work': '把工作排队；已在队列中时返回 false。任何上下文都可用。',
  'schedule_delayed_work queue_delayed_work mod_delayed_work':
    '若干 jiffies 后排队；已在等待时 mod_delayed_work() 改变时间。任何上下文都可用。',
  'cancel_work cancel_delayed_work': '从队列取下工作；它可能还在运行。原来在队列中时返回 true。',
  'cancel_work_sync cancel_delayed_work_sync flush_work flush_workqueue':
    '取下工作（flush：让它运行完）并等待结束；卸载模块之前必须调用。可能睡眠。',
  'alloc_workqueue alloc_ordered_workqueue create_workqueue create_singlethread_workqueue':
    '自己的工作队列；失败时返回 NULL。可能睡眠。',
  destroy_workqueue: '等所有工作结束后删除队列。可能睡眠。',
  'work_busy work_pending delayed_work_pending': '工作是否在排队（或运行）。',
  task_struct: '一个任务：编号、名字、状态、内存和权限。current 是正在运行的任务。',
  'set_current_state __set_current_state task_is_running': '说明当前任务将如何睡眠；必须在检查条件之前调用。',
  'schedule schedule_timeout schedule_timeout_interruptible schedule_timeout_uninterruptible':
    '让出 CPU，直到被唤醒或 jiffies 用完（返回剩余）。不能在持有 spinlock 时调用。',
  wake_up_process: '唤醒睡眠的任务：原来在睡眠时返回 1。任何上下文都可用。',
  'cond_resched yield': '让别人先运行一下。可能睡眠。',
  'task_pid_nr task_tgid_nr': '任务的编号，或其进程的编号。',
  'task_nice set_user_nice task_cpu': '任务的 nice 值；所在的 CPU。',
  get_task_comm: '把任务的名字复制到 TASK_COMM_LEN 字节的数组。',
  'get_task_struct put_task_struct': '增加或归还 task_struct 的引用。',
  'signal_pending fatal_signal_pending':
    '是否有信号（致命信号）在等待该任务；此时睡眠循环应以 -ERESTARTSYS 结束。',
  'flush_signals allow_signal send_sig':
    '丢弃任务的信号；允许内核线程接收某个信号；发送信号：返回 0 或负的错误号。',
  'for_each_process next_task thread_group_leader': '遍历所有进程；需要 rcu_read_lock()。',
  'find_get_pid find_vpid put_pid pid_nr':
    '把进程号变成对象，用 put_pid() 归还（find_vpid() 不增加引用），以及取其编号。',
  'pid_task get_pid_task find_task_by_vpid':
    'pid 对应的任务，已不存在时为 NULL。get_pid_task() 增加引用；其余需要 rcu_read_lock()。',
  kill_pid: '向进程发送信号：返回 0 或负的错误号。',
  'kthread_run kthread_create kthread_create_on_node':
    '创建内核线程（立即启动或尚未启动）；失败时返回 ERR_PTR()。可能睡眠。',
  kthread_bind: '把尚未启动的线程绑定到一个 CPU。',
  kthread_stop: '要求线程结束并等待其返回值；线程必须检查 kthread_should_stop()。可能睡眠。',
  'kthread_should_stop kthread_should_park': '在线程里：是否被要求结束或暂停。',
  'kthread_park kthread_unpark kthread_parkme': '暂停线程并让它继续；线程自己调用 kthread_parkme()。',
  'cred current_cred': '任务的身份与权限。',
  'current_uid current_gid current_euid current_egid current_fsuid task_uid':
    '当前任务（或某任务）的用户或组，类型是 kuid_t 或 kgid_t，不是整数。',
  'kuid_t kgid_t KUIDT_INIT KGIDT_INIT uid_eq gid_eq': 'kernel 内部的用户或组；用 uid_eq()、gid_eq() 比较。',
  'from_kuid from_kgid make_kuid':
    '在 kernel 内部的用户/组与某个 namespace（如 &init_user_ns）中的编号之间转换。',
  capable: '当前任务是否拥有某项能力，例如 CAP_SYS_ADMIN。',
  'rcu_read_lock rcu_read_unlock': '包围对 RCU 保护数据的读取；其间不能睡眠，指针也只在其间有效。',
  'rcu_dereference rcu_dereference_check':
    '在 rcu_read_lock() 与 rcu_read_unlock() 之间读取 __rcu 指针；得到普通指针。',
  'rcu_dereference_protected rcu_replace_pointer': '在有锁排除写者时读取（并替换）__rcu 指针。',
  'rcu_dereference_raw rcu_access_pointer': '不作检查地读取 __rcu 指针；或只为比较而读取。',
  'rcu_assign_pointer RCU_INIT_POINTER RCU_INITIALIZER':
    '在数据写好之后设置 __rcu 指针。RCU_INIT_POINTER() 用于 NULL 和初值。',
  'rcu_check_sparse list_next_rcu rcu_read_lock_held': 'RCU 宏的内部部分；是否持有读锁。',
  synchronize_rcu: '等待现有的读者全部结束；之后可以释放旧数据。可能睡眠。',
  'call_rcu kfree_rcu': '在现有读者全部结束后调用函数或释放对象；不等待。',
  rcu_barrier: '等待所有 call_rcu() 的函数运行完；卸载模块之前需要。',
  'rcu_head callback_head': 'call_rcu() 需要放在对象里的成员。',
  'list_add_rcu list_add_tail_rcu list_del_rcu list_replace_rcu':
    '修改有 RCU 读者遍历的链表；写者需要锁，节点要等读者结束才能释放。',
  'list_for_each_entry_rcu list_entry_rcu': '在 rcu_read_lock() 下遍历链表。',
  'DEFINE_PER_CPU DECLARE_PER_CPU': '每个 CPU 各有一份的变量。',
  'per_cpu_ptr this_cpu_ptr per_cpu': '某个 CPU 或本 CPU 的那一份；用本 CPU 的要先关抢占。',
  'get_cpu_var put_cpu_var': '本 CPU 的变量；到 put_cpu_var() 为止关闭抢占。',
  'this_cpu_read this_cpu_write this_cpu_add this_cpu_inc this_cpu_dec': '读取或修改本 CPU 的变量。',
  'alloc_percpu free_percpu': '为每个 CPU 分配一个清零的对象；没有内存时返回 NULL。可能睡眠。',
  'smp_processor_id raw_smp_processor_id get_cpu put_cpu':
    '本 CPU 的编号；get_cpu() 到 put_cpu() 之间任务不会移走。',
  'num_online_cpus num_possible_cpus cpu_online for_each_possible_cpu for_each_online_cpu for_each_present_cpu':
    'CPU 的个数、某个是否在线，以及遍历。',
  'on_each_cpu smp_call_function_single': '在所有或某个 CPU 上调用函数；函数不能睡眠。',
  'preempt_count in_atomic preemptible irqs_disabled': '当前代码是否可被调度；为 0 时可以睡眠。',
  'in_interrupt in_hardirq in_irq in_softirq in_task': '当前代码是在中断里还是为任务运行。',
  'preempt_disable preempt_enable': '让任务留在本 CPU；其间不能睡眠。',
  'local_irq_disable local_irq_enable local_irq_save local_irq_restore local_bh_disable local_bh_enable':
    '关闭或恢复本 CPU 的中断（或 timer 和 tasklet）。',
  'might_sleep might_sleep_if might_fault cant_sleep': '说明此处可能睡眠；在不允许睡眠的地方会报告。',
  file_operations: '驱动的文件能做的操作。设置 .owner = THIS_MODULE，文件打开期间模块就不会被卸载。',
  file: '打开的文件：位置、标志，以及归驱动使用的 private_data。',
  'inode dentry qstr path': '文件系统中的文件；它的名字和位置。',
  'file_inode file_dentry file_count i_size_read': '打开文件的 inode 或名字；引用数；inode 的大小。',
  'iminor imajor': '设备文件的次设备号或主设备号。',
  'MAJOR MINOR MKDEV': '设备号的两部分，以及由它们组成设备号。',
  'alloc_chrdev_region register_chrdev_region':
    '申请空闲（或指定）的字符设备号：返回 0 或负的错误号。可能睡眠。',
  unregister_chrdev_region: '归还设备号。',
  'register_chrdev unregister_chrdev': '旧方式：申请带 256 个设备的主设备号；传 0 时返回分配到的号。',
  simple_read_from_buffer:
    '完整的 read 处理：从 kernel 缓冲区复制给程序并移动位置。返回字节数，末尾为 0，或 -EFAULT。可能睡眠。',
  simple_write_to_buffer:
    '完整的 write 处理：从程序复制到 kernel 缓冲区并移动位置。返回字节数或负的错误号。可能睡眠。',
  'simple_open nonseekable_open': 'open 处理：把 i_private 放到 private_data；或禁止 seek。',
  'default_llseek no_llseek noop_llseek fixed_size_llseek generic_file_llseek':
    'llseek 处理：一般的、不允许的、什么都不做的、固定大小的。',
  compat_ptr_ioctl: '参数是指针时用作 .compat_ioctl：让 32 位程序使用 unlocked_ioctl。',
  'filp_open filp_close kernel_read kernel_write':
    '在 kernel 内部操作文件；filp_open() 失败时返回 ERR_PTR()。缓冲区是 kernel 内存。可能睡眠。驱动不应这样做。',
  'fget fput': '由描述符取得文件，没有时为 NULL；归还文件。',
  'fasync_helper kill_fasync': '在 fasync 处理里登记想收信号的文件；向它们发送信号。',
  'cdev cdev_init cdev_alloc': '字符设备及其操作。',
  'cdev_add cdev_device_add': '使设备生效：从此可以被打开。返回 0 或负的错误号。',
  'cdev_del cdev_device_del cdev_put': '移除设备；已打开的文件继续有效。',
  'miscdevice misc_register': '简便的字符设备，/dev 中自动有文件：返回 0 或负的错误号。可能睡眠。',
  'misc_deregister module_misc_device':
    '移除它；module_misc_device() 为只有一个 misc 设备的模块生成 init 和 exit。',
  'device bus_type device_driver class': '驱动模型中的设备、总线、驱动，以及 /sys/class 中的类。',
  'class_create class_destroy':
    '/sys/class 中的类（6.1 中第一个参数是 owner）；失败时返回 ERR_PTR()。可能睡眠。',
  'device_create device_destroy': '设备及其 /dev 文件；失败时返回 ERR_PTR()。可能睡眠。',
  'device_register device_unregister device_initialize device_add device_del':
    '一步或两步注册设备，以及移除。失败后要 put_device()。',
  'get_device put_device': '增加或归还设备的引用。',
  'device_attribute DEVICE_ATTR DEVICE_ATTR_RW DEVICE_ATTR_RO DEVICE_ATTR_WO':
    '设备在 sysfs 中的文件；函数名为 NAME_show 和 NAME_store。缓冲区是 kernel 内存。',
  'device_create_file device_remove_file': '添加或删除这样的文件。可能睡眠。',
  'dev_set_name dev_name dev_get_drvdata dev_set_drvdata kobj_to_dev':
    '设备的名字；驱动存在其中的指针；kobject 对应的设备。',
  'devm_kmalloc devm_kzalloc': '随设备一起释放的内存；没有时返回 NULL。',
  'dev_err dev_warn dev_info dev_dbg': '打印时在文字前加上设备名。',
  'kobject kobj_type kset kobject_init kobject_add kobject_init_and_add':
    '带引用计数、在 sysfs 中有目录的对象。添加失败后要 kobject_put()。',
  'kobject_create_and_add kset_create_and_add': 'sysfs 中的目录；失败时返回 NULL。可能睡眠。',
  'kobject_get kobject_put kobject_del kset_unregister':
    '增加或归还引用；最后一个归还时释放。kobject_del() 删除目录。',
  'kobject_set_name kobject_name kobject_uevent': '名字；通知用户空间发生了变化。',
  'kobj_attribute attribute attribute_group bin_attribute sysfs_ops ATTRIBUTE_GROUPS':
    'sysfs 中的文件及其函数。show 和 store 得到的是 kernel 内存：不要用 copy_to_user()。',
  'BIN_ATTR BIN_ATTR_RO': 'sysfs 中的原始字节文件。',
  'sysfs_create_file sysfs_create_group sysfs_create_bin_file':
    '在对象目录中添加文件：返回 0 或负的错误号。可能睡眠。',
  'sysfs_remove_file sysfs_remove_group sysfs_remove_bin_file':
    '删除它们；等待正在运行的 show 和 store。可能睡眠。',
  sysfs_notify: '唤醒对 sysfs 文件 poll 的程序。',
  'sysfs_emit sysfs_emit_at': '供 show 函数使用：格式化到得到的那一页；返回字节数。',
  proc_ops: '/proc 文件的操作。没有 owner：删除文件时 kernel 会等待正在运行的处理函数。',
  'proc_create proc_create_data': '/proc 中的文件；失败时返回 NULL。data 用 pde_data() 取回。可能睡眠。',
  'proc_create_seq proc_create_seq_data proc_create_seq_private proc_create_single proc_create_single_data':
    '内容由 seq_file 产生的 /proc 文件；失败时返回 NULL。可能睡眠。',
  'proc_mkdir proc_symlink proc_set_size proc_set_user': '/proc 中的目录或链接；文件的大小或属主。',
  pde_data: 'proc_create_data() 传入的 data。',
  'proc_remove remove_proc_entry remove_proc_subtree':
    '删除文件或整个子目录，并等待正在运行的处理函数。可能睡眠。',
  'seq_file seq_operations': '逐条产生的文字：start、show、next……stop。start 加的锁由 stop 释放。',
  'seq_open seq_release single_open single_release':
    '由 seq_file 读取的文件的 open 和 release；single_open() 只有一条记录，与 single_release() 配对。',
  'seq_read seq_lseek': '这种文件的 read 和 llseek 处理函数。',
  'seq_printf seq_puts seq_putc seq_write seq_has_overflowed':
    '在 show 里添加文字。写到 kernel 内存；由 seq_read() 复制出去。',
  'seq_list_start seq_list_next': '用于链表的 start 和 next；锁要自己加。',
  'DEFINE_SHOW_ATTRIBUTE DEFINE_SEQ_ATTRIBUTE DEFINE_PROC_SHOW_ATTRIBUTE':
    '围绕 NAME_show（或 NAME_sops）生成 open 和操作表。',
  'debugfs_create_dir debugfs_create_file debugfs_create_symlink debugfs_create_blob debugfs_blob_wrapper':
    'debugfs 中的目录、文件或链接。不需要检查错误。可能睡眠。',
  'debugfs_create_u8 debugfs_create_u16 debugfs_create_u32 debugfs_create_u64 debugfs_create_x32 debugfs_create_ulong debugfs_create_atomic_t debugfs_create_bool':
    '显示并设置一个变量的 debugfs 文件。',
  debugfs_remove: '删除目录及其下的一切。',
  'DEFINE_SIMPLE_ATTRIBUTE DEFINE_DEBUGFS_ATTRIBUTE simple_attr_open simple_attr_read simple_attr_write simple_attr_release':
    '只有一个数的文件，由 get 和 set 函数处理。',
  '_IO _IOR _IOW _IOWR': 'ioctl 命令号。R：程序读（copy_to_user）；W：程序写（copy_from_user）。',
  '_IOC_DIR _IOC_TYPE _IOC_NR _IOC_SIZE': 'ioctl 命令的各部分。',
  'ioremap devm_ioremap': '映射设备寄存器：返回 __iomem 指针，失败时为 NULL。可能睡眠。',
  iounmap: '取消映射。',
  'readb readw readl readq ioread8 ioread16 ioread32': '读取 8、16、32 或 64 位寄存器。任何上下文都可用。',
  'writeb writew writel writeq iowrite8 iowrite16 iowrite32':
    '写寄存器：先写值，再写地址。任何上下文都可用。',
  'memcpy_fromio memcpy_toio': '在寄存器与 kernel 内存之间复制。',
  'inb outb': '读写 x86 端口。',
  'request_irq request_threaded_irq irq_handler_t':
    '为中断登记函数：返回 0 或负的错误号。handler 不能睡眠；线程函数可以。',
  free_irq: '用同一个 dev 取消登记；等待正在运行的 handler。可能睡眠。',
  'enable_irq disable_irq disable_irq_nosync':
    '禁止或允许处理某个中断；disable_irq() 等待正在运行的 handler。',
  'irqreturn_t IRQ_NONE IRQ_HANDLED IRQ_RETVAL': 'handler 的返回值：不是我的，或已处理。',
  'tasklet_struct DECLARE_TASKLET tasklet_setup from_tasklet': '由中断推迟、很快执行、不能睡眠的工作。',
  'tasklet_schedule tasklet_kill': '让 tasklet 很快运行；等它结束并取下（可能睡眠）。',
  'notifier_block BLOCKING_NOTIFIER_HEAD RAW_NOTIFIER_HEAD blocking_notifier_head raw_notifier_head':
    '某事发生时依次调用的函数链。',
  'blocking_notifier_chain_register blocking_notifier_chain_unregister raw_notifier_chain_register raw_notifier_chain_unregister':
    '把 block 加入链或取下。blocking 的可能睡眠；raw 的要自己加锁。',
  'blocking_notifier_call_chain raw_notifier_call_chain NOTIFY_OK NOTIFY_DONE NOTIFY_BAD NOTIFY_STOP':
    '依次调用链上的函数，直到有一个返回 NOTIFY_STOP 或 NOTIFY_BAD。',
  'iovec kvec iov_iter kiocb': '一段用户（或 kernel）内存；遍历多段；一次进行中的读写。',
  'copy_to_iter copy_from_iter iov_iter_zero iov_iter_advance iov_iter_count':
    '用于 read_iter 和 write_iter：复制并前进；返回复制的字节数。可能睡眠。',
  'get_random_bytes get_random_u8 get_random_u16 get_random_u32 get_random_u64 get_random_u32_below prandom_u32_max':
    '随机字节或随机数；最后两个小于给定上界。',
  'S_ISREG S_ISDIR S_ISCHR S_ISBLK': 'mode 表示哪种文件。',
  'KERNEL_VERSION LINUX_VERSION_CODE': '版本号对应的数，以及本 kernel 的版本：6.1。',
  list_entry_is_head: '链表循环的内部部分。',
});
