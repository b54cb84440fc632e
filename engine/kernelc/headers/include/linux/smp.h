#pragma once

#include <linux/types.h>
#include <linux/preempt.h>

/* The CPUs of this machine. */
extern unsigned int nr_cpu_ids;
int raw_smp_processor_id(void);
int smp_processor_id(void);
unsigned int num_online_cpus(void);
unsigned int num_possible_cpus(void);
bool cpu_online(unsigned int cpu);
#define get_cpu() ({ preempt_disable(); smp_processor_id(); })
#define put_cpu() preempt_enable()
#define for_each_possible_cpu(cpu) for ((cpu) = 0; (cpu) < nr_cpu_ids; (cpu)++)
#define for_each_online_cpu(cpu) for_each_possible_cpu(cpu)
#define for_each_present_cpu(cpu) for_each_possible_cpu(cpu)
void on_each_cpu(void (*func)(void *info), void *info, int wait);
int smp_call_function_single(int cpuid, void (*func)(void *info), void *info, int wait);
