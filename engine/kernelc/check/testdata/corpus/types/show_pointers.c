/* How messages write pointers, arrays and functions of all shapes. */
typedef unsigned int u32;
typedef unsigned char u8;

struct packet {
	u8 *payload;
	u32 length;
	struct packet *next;
};

typedef int (*filter_t)(struct packet *packet, void *context);

static struct packet queue[16];
static const char *const names[] = { "rx", "tx" };
static filter_t filters[4];
static int (*(*chain)(int))(char);
static u32 (*window)[8];
static const volatile u32 *status;

static void probe(struct packet *restrict fast, u8 header[14], int handler(u32))
{
	long **l;

	l = queue;
	l = &queue;
	l = &queue[1].payload;
	l = names;
	l = names[0];
	l = filters;
	l = filters[2];
	l = chain;
	l = chain(1);
	l = chain(1)(2);
	l = window;
	l = *window;
	l = status;
	l = *status;
	l = fast;
	l = header;
	l = handler;
	l = &handler;
	l = probe;
	l = &probe;
	l = "literal";
	l = &"literal";
}

void start(void);
void start(void)
{
	probe(queue, 0, 0);
}
