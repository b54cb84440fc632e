#pragma once

#include <linux/types.h>
#include <linux/typecheck.h>

/* Whether the running code may sleep. */
int preempt_count(void);
bool __in_hardirq(void);
bool __in_softirq(void);
bool irqs_disabled(void);
void preempt_disable(void);
void preempt_enable(void);
#define in_atomic() (preempt_count() != 0)
#define in_interrupt() (__in_hardirq() || __in_softirq())
#define in_hardirq() __in_hardirq()
#define in_irq() __in_hardirq()
#define in_softirq() __in_softirq()
#define in_task() (!in_interrupt())
#define preemptible() (preempt_count() == 0 && !irqs_disabled())
void __might_sleep(const char *file, int line);
#define might_sleep() __might_sleep(__FILE__, __LINE__)
#define might_sleep_if(cond) do { if (cond) might_sleep(); } while (0)
#define might_fault() might_sleep()
#define cant_sleep() do { } while (0)

/* Interrupts of this CPU. */
void local_irq_disable(void);
void local_irq_enable(void);
unsigned long __local_irq_save(void);
void __local_irq_restore(unsigned long flags);
#define local_irq_save(flags) do { typecheck(unsigned long, flags); flags = __local_irq_save(); } while (0)
#define local_irq_restore(flags) do { typecheck(unsigned long, flags); __local_irq_restore(flags); } while (0)
void local_bh_disable(void);
void local_bh_enable(void);
