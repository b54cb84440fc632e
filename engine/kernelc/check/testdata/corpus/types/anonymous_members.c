/* Members of structs and unions without a name. */
struct request {
	int kind;
	union {
		struct {
			unsigned low, high;
		};
		unsigned long both;
	};
	const struct {
		int fixed;
	};
};
static struct request request;
_Static_assert(sizeof(struct request) == 24, "layout");
_Static_assert(__builtin_offsetof(struct request, both) == 8, "offset");
_Static_assert(__builtin_offsetof(struct request, high) == 12, "offset");
_Static_assert(__builtin_offsetof(struct request, fixed) == 16, "offset");

static void fill(void)
{
	char *p;

	request.low = 1;
	request.high = 2;
	p = &request.both;
	p = &request.high;
	p = &request.fixed;
}

void run(void);
void run(void)
{
	fill();
}
