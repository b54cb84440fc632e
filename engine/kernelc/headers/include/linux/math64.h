#pragma once
#include <linux/math.h>
