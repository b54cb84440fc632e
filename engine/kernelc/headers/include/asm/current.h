#pragma once

struct task_struct;
struct task_struct *get_current(void);
#define current get_current()
