#pragma once
#include <linux/interrupt.h>
