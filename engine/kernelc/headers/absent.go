package headers

// absentNames are well-known functions, macros and structures of the kernel
// that the headers leave out, sorted, so that one of them can be told from a
// slip of the pen.
const absentNames = "ACCESS_ONCE ATOMIC_NOTIFIER_HEAD BIN_ATTR_RW BUILD_BUG BUS_ATTR_RW CLASS_ATTR_RW ClearPageReserved " +
	"DECLARE_KFIFO DECLARE_TASKLET_OLD DECLARE_WAIT_QUEUE_HEAD_ONSTACK DEFINE_IDA DEFINE_IDR DEFINE_KFIFO " +
	"DEFINE_SEQLOCK DEFINE_STATIC_KEY_FALSE DEFINE_XARRAY DIV_ROUND_UP_ULL DRIVER_ATTR_RW EADDRNOTAVAIL EBADFD " +
	"ECOMM ECONNABORTED EDOM EDQUOT EHOSTDOWN EIDRM EISCONN ELOOP EMLINK ENETDOWN ENOKEY ENOLCK ENOLINK ENOMEDIUM " +
	"ENOMSG ENOTBLK ENOTEMPTY EOWNERDEAD EPROTONOSUPPORT EREMOTEIO ESTALE ETXTBSY EUSERS EXDEV FIELD_GET " +
	"FIELD_PREP FIELD_SIZEOF FMODE_EXEC FMODE_LSEEK FMODE_PREAD FMODE_PWRITE FOLL_WRITE GFP_DMA32 GFP_HIGHUSER " +
	"GFP_KERNEL_ACCOUNT INIT_KFIFO INIT_WORK_ONSTACK IS_ENABLED IS_MODULE KERNEL_DS MEMREMAP_WB NF_ACCEPT NF_DROP " +
	"PAGE_ALIGNED PCI_DEVICE PDE_DATA RB_ROOT SLAB_CONSISTENCY_CHECKS SLAB_RECLAIM_ACCOUNT SLAB_TYPESAFE_BY_RCU " +
	"SMP_CACHE_BYTES SetPageReserved TIMER_DEFERRABLE TIMER_PINNED USB_DEVICE USER_DS UTS_RELEASE VM_DONTCOPY " +
	"VM_FAULT_LOCKED VM_FAULT_SIGSEGV VM_LOCKED VM_MIXEDMAP __GFP_COMP __GFP_DMA32 __GFP_HIGHMEM __GFP_NOFAIL " +
	"__GFP_NORETRY __GFP_RETRY_MAYFAIL ____cacheline_aligned __cacheline_aligned __devexit __devinit " +
	"__randomize_layout __this_cpu_inc access_process_vm add_disk add_timer_on add_wait_queue_exclusive " +
	"alloc_cpumask_var alloc_disk alloc_etherdev alloc_netdev alloc_skb anon_inode_getfd argv_split " +
	"array_index_nospec array_size assert_spin_locked atomic64_add_unless atomic_dec_and_lock atomic_fetch_inc " +
	"atomic_fetch_or atomic_fetch_sub atomic_long_add_return atomic_long_sub_return atomic_notifier_call_chain " +
	"atomic_notifier_chain_register atomic_notifier_chain_unregister atomic_try_cmpxchg atomic_xor bin2hex bio " +
	"bitmap_clear bitmap_fill bitmap_set bitmap_weight bitmap_zalloc blk_alloc_disk blk_init_queue " +
	"blk_mq_alloc_disk blk_mq_end_request blk_mq_start_request block_device block_device_operations bsearch " +
	"bus_attribute bus_register bus_unregister call_usermodehelper cdev_set_parent check_add_overflow " +
	"check_mul_overflow class_attribute class_register class_unregister cleanup_srcu_struct clear_bit_unlock clk " +
	"clocksource commit_creds compat_alloc_user_space compat_ptr compiletime_assert cond_resched_lock console " +
	"copy_from_user_nofault copy_in_user copy_page_to_iter copy_struct_from_user core_initcall cpu_relax cpumask " +
	"cpumask_first cpumask_of cpumask_t cpumask_weight crc32 crc32_le create_proc_entry create_proc_read_entry " +
	"crypto_alloc_shash crypto_shash_digest ctl_table current_kernel_time current_time d_add d_make_root d_path " +
	"daemonize data_race debugfs_create_size_t debugfs_lookup debugfs_rename del_gendisk dentry_path_raw " +
	"destroy_timer_on_stack dev_emerg dev_err_probe dev_kfree_skb dev_notice dev_pm_ops dev_printk device_initcall " +
	"device_lock device_unlock devm_add_action_or_reset devm_gpiod_get devm_ioremap_resource devm_kasprintf " +
	"devm_kcalloc devm_kfree devm_kstrdup devm_platform_ioremap_resource devm_request_irq " +
	"devm_request_threaded_irq dget dir_emit dir_emit_dots div64_s64 dma_alloc_coherent dma_chan dma_free_coherent " +
	"dma_map_single dma_set_mask dma_set_mask_and_coherent dma_unmap_single do_exit do_gettimeofday " +
	"down_read_interruptible down_write_killable downgrade_write dput drain_workqueue driver_attribute " +
	"driver_register driver_unregister eth_type_trans ethhdr eventfd_ctx eventfd_signal fd_install file_path " +
	"file_system_type filemap_fault files_struct find_next_zero_bit find_vma flush_delayed_work " +
	"flush_scheduled_work folio for_each_cpu for_each_process_thread for_each_thread free_netdev fs_context " +
	"fs_initcall fs_struct ftrace_ops gcd gendisk generic_file_open get_cycles get_fs get_online_cpus get_options " +
	"get_order get_random_int get_random_long get_task_mm get_unused_fd_flags get_user_pages get_user_pages_fast " +
	"getnstimeofday gfpflags_allow_blocking gpio_chip gpio_direction_input gpio_direction_output gpio_free " +
	"gpio_get_value gpio_request gpio_set_value gpio_to_irq gpiod_get gpiod_get_value gpiod_put gpiod_set_value " +
	"group_send_sig_info hash_add_rcu hash_empty hash_for_each_safe hash_hashed hex2bin hex_to_bin " +
	"hlist_add_head_rcu hlist_for_each_entry_rcu hrtimer_callback_running hrtimer_is_queued hrtimer_set_expires " +
	"hrtimer_start_range_ns hweight64 hweight8 i2c_adapter i2c_add_driver i2c_client i2c_del_driver i2c_device_id " +
	"i2c_driver i2c_master_recv i2c_master_send i2c_msg i2c_smbus_read_byte_data i2c_smbus_write_byte_data " +
	"i2c_transfer i_size_write iattr ida ida_alloc ida_free ida_simple_get ida_simple_remove idr idr_alloc " +
	"idr_destroy idr_find idr_for_each_entry idr_init idr_remove import_iovec in_compat_syscall in_nmi in_range " +
	"init_net init_srcu_struct init_timer init_uts_ns inl inode_lock inode_operations inode_unlock " +
	"input_allocate_device input_dev input_register_device input_report_key input_sync insl interface_to_usbdev " +
	"interruptible_sleep_on inw io_remap_pfn_range io_schedule ioremap_nocache ioremap_wc iov_iter_init ip_hdr " +
	"iphdr iput jhash jprobe kallsyms_lookup_name kern_path kernel_restart kernel_sendmsg kernel_thread kfifo " +
	"kfifo_alloc kfifo_free kfifo_from_user kfifo_get kfifo_in kfifo_is_empty kfifo_is_full kfifo_len kfifo_out " +
	"kfifo_put kfifo_to_user kfree_skb kill_litter_super kmalloc_node kmalloc_size_roundup kmap kmap_atomic " +
	"kmap_local_page kmem_cache_create_usercopy kmem_cache_size kmemdup_nul kobject_uevent_env kprobe " +
	"krealloc_array kretprobe kset_init kset_register kset_uevent_ops kstat kthread_create_worker " +
	"kthread_queue_work kthread_work kthread_worker ktime_add_us ktime_get_boottime ktime_get_boottime_ns " +
	"ktime_get_raw ktime_get_seconds ktime_ms_delta kunmap kunmap_atomic kunmap_local kvasprintf kvcalloc " +
	"kvfree_rcu kvmalloc_array kzalloc_node kzfree late_initcall lcm led_classdev led_classdev_register " +
	"list_first_or_null_rcu list_for_each_entry_continue list_for_each_entry_safe_reverse list_for_each_prev " +
	"list_is_first list_is_singular list_replace list_sort list_splice_tail_init llist_add llist_del_all " +
	"llist_head llist_node local_lock lockdep_assert_held mark_inode_dirty match_string memchr_inv " +
	"memory_read_from_buffer memparse mempool_alloc mempool_create mempool_t memremap memscan memset_io memunmap " +
	"min_not_zero mm_segment_t mmap_read_lock mmap_read_unlock mmiowb mmput mod_timer_pending module_i2c_driver " +
	"module_mutex module_param_call module_param_unsafe module_pci_driver module_platform_driver module_spi_driver " +
	"module_usb_driver mount_bdev mount_nodev mult_frac mutex_lock_nested need_resched net_device net_device_ops " +
	"netdev_priv netif_rx netif_start_queue netif_stop_queue netif_wake_queue netlink_kernel_create " +
	"netlink_kernel_release netlink_unicast new_inode new_utsname nf_hook_ops nf_hook_state nf_register_net_hook " +
	"nf_unregister_net_hook nlmsg_data nlmsg_put notifier_from_errno notifier_to_errno nsproxy order_base_2 " +
	"orderly_poweroff outl outsl outw override_creds page_to_phys pagefault_disable param_get_charp param_get_uint " +
	"param_set_charp param_set_uint path_put pci_dev pci_device_id pci_disable_device pci_driver pci_enable_device " +
	"pci_get_drvdata pci_iomap pci_iounmap pci_register_driver pci_release_regions pci_request_regions " +
	"pci_resource_len pci_resource_start pci_set_drvdata pci_set_master pci_unregister_driver percpu_counter " +
	"percpu_counter_add percpu_ref pgd_t pid_namespace pin_user_pages platform_device platform_device_register " +
	"platform_device_register_simple platform_device_unregister platform_driver platform_driver_register " +
	"platform_driver_unregister platform_get_drvdata platform_get_irq platform_get_resource platform_set_drvdata " +
	"pm_runtime_enable pr_devel pr_err_once pr_info_ratelimited pr_warn_ratelimited pr_warning prandom_u32 " +
	"prepare_creds prepare_kernel_cred prepare_to_wait_exclusive print_hex_dump_bytes printk_ratelimited " +
	"probe_kernel_read probe_kernel_write proc_dointvec proc_dostring pt_regs pte_t put_disk put_online_cpus " +
	"queue_work_on radix_tree_root raw_copy_from_user raw_copy_to_user raw_cpu_ptr rb_entry rb_erase rb_first " +
	"rb_insert_color rb_link_node rb_next rb_node rb_root rcu_read_lock_bh rcu_work rdmsr rdmsrl read_cr0 " +
	"read_lock_bh read_lock_irq read_seqbegin read_seqretry read_trylock readl_poll_timeout readl_relaxed " +
	"refcount_dec_and_lock register_blkdev register_console register_filesystem register_ftrace_function " +
	"register_keyboard_notifier register_kprobe register_kretprobe register_netdev register_netdevice_notifier " +
	"register_reboot_notifier register_shrinker register_sysctl register_sysctl_table regmap release_firmware " +
	"release_mem_region release_region request_firmware request_mem_region request_queue request_region resource " +
	"resource_size rounddown_pow_of_two rt_mutex rtc_device scatterlist sched_set_fifo sched_setscheduler " +
	"schedule_timeout_killable schedule_work_on send_sig_info seq_hex_dump seq_list_start_head seq_open_private " +
	"seq_path seq_put_decimal_ull seq_release_private seqcount_t seqlock_init seqlock_t set_capacity " +
	"set_cpus_allowed_ptr set_freezable set_fs set_page_dirty setup_timer shrinker si_meminfo sign_extend32 " +
	"signal_struct simple_getattr simple_lookup simple_statfs simple_strtoll single_open_size size_add sk_buff " +
	"skb_pull skb_push skb_put skb_reserve sleep_on smp_mb__after_spinlock smp_store_mb sock sock_create_kern " +
	"socket sort spi_device spi_driver spi_read spi_register_driver spi_sync spi_write spin_lock_nested " +
	"spin_trylock_irqsave srcu_read_lock srcu_read_unlock srcu_struct static_branch_likely static_key stop_machine " +
	"strchrnul strcpy_s stream_open strlcat strncasecmp strnchr strnicmp strnstr strreplace strscpy_pad " +
	"struct_size subsys_initcall super_operations synchronize_irq synchronize_srcu sys_call_table " +
	"sysfs_create_groups sysfs_create_link sysfs_match_string sysfs_remove_link task_euid task_lock task_pid " +
	"task_pid_vnr task_ppid_nr task_state_to_char task_tgid task_unlock tasklet_disable tasklet_enable " +
	"tasklet_hi_schedule tasklet_init tcp_hdr tcphdr test_and_change_bit test_and_set_bit_lock this_cpu_inc_return " +
	"this_cpu_sub timer_reduce timer_setup_on_stack timer_shutdown timer_shutdown_sync timespec timespec64_sub " +
	"timespec64_to_ns timeval trace_printk tracepoint try_cmpxchg try_to_del_timer_sync try_to_freeze tty_driver " +
	"tty_operations tty_register_driver tty_struct u_int32_t uart_driver uart_port uart_register_driver udp_hdr " +
	"udphdr unregister_blkdev unregister_filesystem unregister_kprobe unregister_netdev unregister_reboot_notifier " +
	"unregister_sysctl_table unsafe_get_user unsafe_put_user urb usb_alloc_urb usb_bulk_msg usb_control_msg " +
	"usb_deregister usb_device usb_device_id usb_driver usb_free_urb usb_get_intfdata usb_interface usb_register " +
	"usb_register_dev usb_set_intfdata usb_submit_urb user_access_begin user_access_end utsname vfs_read vfs_write " +
	"virt_addr_valid vm_iomap_memory vmap vmemdup_user vmf_insert_pfn vprintk vsprintf vsscanf vunmap " +
	"wait_event_freezable wait_event_interruptible_exclusive wait_event_interruptible_lock_irq wait_event_lock_irq " +
	"wake_up_interruptible_sync wake_up_nr watchdog_device watchdog_register_device workqueue_attrs wq_has_sleeper " +
	"write_cr0 write_lock_bh write_lock_irq write_seqlock write_sequnlock write_trylock writel_relaxed wrmsr " +
	"wrmsrl xa_alloc xa_erase xa_for_each xa_init xa_load xa_store"

// absentHeaders are headers of the kernel that are left out, sorted.
const absentHeaders = "asm/bitops.h asm/cacheflush.h asm/cmpxchg.h asm/cpufeature.h asm/desc.h asm/div64.h asm/fpu/api.h " +
	"asm/hardirq.h asm/io_apic.h asm/irq.h asm/msr.h asm/pgtable.h asm/processor.h asm/ptrace.h asm/sections.h " +
	"asm/segment.h asm/setup.h asm/special_insns.h asm/syscall.h asm/system.h asm/thread_info.h asm/tlbflush.h " +
	"asm/traps.h asm/tsc.h asm/unistd.h crypto/aead.h crypto/hash.h crypto/skcipher.h generated/utsrelease.h " +
	"kunit/test.h linux/acpi.h linux/alarmtimer.h linux/anon_inodes.h linux/audit.h linux/auxiliary_bus.h " +
	"linux/backlight.h linux/binfmts.h linux/bio.h linux/bit_spinlock.h linux/bitfield.h linux/bitrev.h " +
	"linux/blk-mq.h linux/blkdev.h linux/bsearch.h linux/buffer_head.h linux/cgroup.h linux/circ_buf.h " +
	"linux/cleanup.h linux/clk.h linux/clockchips.h linux/clocksource.h linux/compat.h linux/component.h " +
	"linux/connector.h linux/console.h linux/cpu.h linux/cpufreq.h linux/cpuidle.h linux/crc16.h linux/crc32.h " +
	"linux/crypto.h linux/dcache.h linux/dma-mapping.h linux/dmaengine.h linux/dmapool.h linux/dmi.h " +
	"linux/dynamic_debug.h linux/efi.h linux/elf.h linux/etherdevice.h linux/eventfd.h linux/eventpoll.h " +
	"linux/exportfs.h linux/fault-inject.h linux/fb.h linux/fdtable.h linux/find.h linux/firmware.h " +
	"linux/freezer.h linux/fs_context.h linux/fs_parser.h linux/fs_struct.h linux/ftrace.h linux/genhd.h " +
	"linux/gpio.h linux/gpio/consumer.h linux/gpio/driver.h linux/hid.h linux/highmem.h linux/hugetlb.h " +
	"linux/hw_breakpoint.h linux/hw_random.h linux/hwmon-sysfs.h linux/hwmon.h linux/i2c.h linux/idr.h " +
	"linux/if_arp.h linux/if_ether.h linux/iio/iio.h linux/in.h linux/inet.h linux/inetdevice.h linux/input.h " +
	"linux/ioport.h linux/ip.h linux/irq_work.h linux/irqchip.h linux/irqdomain.h linux/jhash.h linux/jump_label.h " +
	"linux/kasan.h linux/kconfig.h linux/kcov.h linux/kdebug.h linux/kernel_stat.h linux/key.h linux/keyboard.h " +
	"linux/keyctl.h linux/kfifo.h linux/kgdb.h linux/klist.h linux/kmemleak.h linux/kmod.h linux/kprobes.h " +
	"linux/leds.h linux/list_sort.h linux/livepatch.h linux/llist.h linux/local_lock.h linux/lockdep.h " +
	"linux/lsm_audit.h linux/lsm_hooks.h linux/lz4.h linux/memblock.h linux/memory.h linux/mempool.h " +
	"linux/mfd/core.h linux/mman.h linux/mmzone.h linux/mod_devicetable.h linux/mount.h linux/mtd/mtd.h " +
	"linux/namei.h linux/net.h linux/netdevice.h linux/netfilter.h linux/netfilter_ipv4.h linux/netlink.h " +
	"linux/nodemask.h linux/nospec.h linux/nsproxy.h linux/numa.h linux/of.h linux/of_address.h linux/of_device.h " +
	"linux/of_gpio.h linux/of_irq.h linux/once.h linux/oom.h linux/overflow.h linux/page-flags.h linux/pagemap.h " +
	"linux/panic.h linux/panic_notifier.h linux/parser.h linux/path.h linux/pci.h linux/pci_ids.h " +
	"linux/percpu-refcount.h linux/percpu-rwsem.h linux/percpu_counter.h linux/perf_event.h linux/personality.h " +
	"linux/pgtable.h linux/pid_namespace.h linux/platform_device.h linux/plist.h linux/pm.h linux/pm_runtime.h " +
	"linux/posix-timers.h linux/prandom.h linux/property.h linux/ptrace.h linux/pwm.h linux/radix-tree.h " +
	"linux/ratelimit.h linux/rbtree.h linux/rbtree_augmented.h linux/reboot.h linux/regmap.h " +
	"linux/regulator/consumer.h linux/relay.h linux/reset.h linux/resource.h linux/rhashtable.h linux/rmap.h " +
	"linux/rtc.h linux/rtmutex.h linux/rtnetlink.h linux/scatterlist.h linux/sched/clock.h linux/sched/debug.h " +
	"linux/sched/rt.h linux/sched/task_stack.h linux/sched/types.h linux/sched/user.h linux/security.h " +
	"linux/seq_buf.h linux/seqlock.h linux/serial.h linux/serial_core.h linux/set_memory.h linux/shmem_fs.h " +
	"linux/shrinker.h linux/siphash.h linux/skbuff.h linux/smpboot.h linux/socket.h linux/sort.h linux/spi/spi.h " +
	"linux/splice.h linux/srcu.h linux/stacktrace.h linux/statfs.h linux/static_key.h linux/stop_machine.h " +
	"linux/suspend.h linux/swait.h linux/swap.h linux/syscalls.h linux/sysctl.h linux/task_work.h linux/tcp.h " +
	"linux/thermal.h linux/timex.h linux/topology.h linux/trace_events.h linux/tracepoint.h linux/tty.h " +
	"linux/tty_driver.h linux/tty_flip.h linux/udp.h linux/uio_driver.h linux/umh.h linux/usb.h " +
	"linux/user_namespace.h linux/utsname.h linux/uuid.h linux/vermagic.h linux/vfio.h linux/virtio.h " +
	"linux/virtio_config.h linux/vt_kern.h linux/wait_bit.h linux/watchdog.h linux/writeback.h linux/ww_mutex.h " +
	"linux/xarray.h linux/xattr.h linux/xxhash.h linux/zlib.h net/genetlink.h net/ip.h net/net_namespace.h " +
	"net/sock.h net/tcp.h uapi/linux/ioctl.h uapi/linux/types.h xarrayasm/apic.h"
