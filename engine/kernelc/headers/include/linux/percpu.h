#pragma once

#include <linux/kernel.h>
#include <linux/smp.h>

/* One object for each CPU: the name is no address until a CPU is chosen. */
#define DEFINE_PER_CPU(type, name) __percpu __section(".data..percpu") __typeof__(type) name
#define DECLARE_PER_CPU(type, name) extern __percpu __section(".data..percpu") __typeof__(type) name
#define __verify_pcpu_ptr(ptr) do { const void __percpu *__vpp_verify = (typeof((ptr) + 0))NULL; (void)__vpp_verify; } while (0)
void *__per_cpu_address(const void *ptr, int cpu);
#define per_cpu_ptr(ptr, cpu) ({ \
	__verify_pcpu_ptr(ptr); \
	(typeof(*(ptr)) __kernel __force *)__per_cpu_address((__force const void *)(ptr), (cpu)); })
#define this_cpu_ptr(ptr) per_cpu_ptr(ptr, smp_processor_id())
#define per_cpu(var, cpu) (*per_cpu_ptr(&(var), cpu))
#define get_cpu_var(var) (*get_cpu_ptr(&(var)))
#define put_cpu_var(var) put_cpu_ptr(&(var))
#define this_cpu_read(pcp) (*this_cpu_ptr(&(pcp)))
#define this_cpu_write(pcp, val) ((void)(*this_cpu_ptr(&(pcp)) = (val)))
#define this_cpu_add(pcp, val) ((void)(*this_cpu_ptr(&(pcp)) += (val)))
#define this_cpu_inc(pcp) this_cpu_add(pcp, 1)
#define this_cpu_dec(pcp) this_cpu_add(pcp, -1)

void __percpu *__alloc_percpu(size_t size, size_t align);
void free_percpu(void __percpu *__pdata);
#define alloc_percpu(type) (typeof(type) __percpu *)__alloc_percpu(sizeof(type), __alignof__(type))
