#pragma once
#include <linux/hashtable.h>
