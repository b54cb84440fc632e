#define offsetof(TYPE, MEMBER) __builtin_offsetof(TYPE, MEMBER)
#define container_of(ptr, type, member) ({			\
	void *__mptr = (void *)(ptr);				\
	((type *)(__mptr - offsetof(type, member))); })
#define list_entry(ptr, type, member) container_of(ptr, type, member)
struct list_head { struct list_head *next, *prev; };
struct ring { int head; struct list_head entry; };
static struct ring *ring_of(struct list_head *l)
{
	return list_entry(l, struct ring, entry);
}
static struct list_head *wrong(struct list_head *l)
{
	return list_entry(l, struct ring, entry);
}
