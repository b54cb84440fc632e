// sparse: -nostdinc -isystem HEADERS
#include <linux/module.h>
#include <linux/kernel.h>

static char area[MIN(16, 32)];
static int grid[MAX(4, 2)];

static int mixes(int i, unsigned int u, size_t n, u8 b, long l)
{
	int a = min(i, 3);
	unsigned int c = min(u, 3);
	size_t d = min(n, sizeof(area));
	size_t e = min(n, 16);
	int f = max(i, u);
	int g = clamp(i, 0, 10);
	int h = clamp(u, 0, 10);
	u8 k = min(b, 3);
	long m = max_t(long, i, l) + min_t(u8, i, l) + max3(i, a, g);
	int x = 1, y = 2;

	swap(x, y);
	return a + c + d + e + f + g + h + k + m + x + DIV_ROUND_UP(n, 4) + abs(i) + roundup(u, 8) + ALIGN(n, 16);
}

static int __init mixes_init(void)
{
	grid[0] = 1;
	return mixes(1, 2, 3, 4, 5) + ARRAY_SIZE(grid);
}
module_init(mixes_init);
MODULE_LICENSE("GPL");
