#define pair(a, b) { (a), (b) }
struct span { int from, to; };

static const struct span spans[] = {
	pair(1,
	     2),
	pair(
		3 /* three */,
		// four
		4
	),
	pair
	(5, 6),
};

static const struct span *use(void) { return spans; }
static int *none = pair;
