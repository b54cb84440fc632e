#include <linux/module.h>
#include <linux/fs.h>

struct door { int open, locked; const char *label; };
static int opened_doors;

static int add(int a, int b)
{
	return a + b;
}

static int none()
{
	return add(1) + add(1, 2, 3);
}

int look(struct door *door);
int look(struct door *door)
{
	void *memory = kmalloc(64, GFP_KERNEL);

	kfree(memory);
	opened_dors++;
	misc_register(NULL);
	dma_alloc_coherent(0, 3, 4, 5);
	return door->opne + none();
}

int look_again(struct door *door);
int look_again(struct door *door)
{
	return door->key;
}

static struct door front = { open: 1, .label = 0, .label = "front" };

int count(void);
int count(void)
{
	unsigned long big = 0x123456789;

	return front.open + big;
}

void *other_door = NULL;
int last_line;
MODULE_LICENSE("GPL");