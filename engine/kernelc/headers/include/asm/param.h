#pragma once
#include <linux/jiffies.h>
