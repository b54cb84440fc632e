#pragma once
#include <linux/sched.h>
#include <linux/cred.h>
