#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define lock() do { } while (0)

static int table[4];
static unsigned long entries = ARRAY_SIZE(table, 4);

static void touch(void)
{
	lock(table);
	lock(1, 2, 3);
}
