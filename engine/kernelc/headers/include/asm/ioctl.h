#pragma once
#include <linux/ioctl.h>
