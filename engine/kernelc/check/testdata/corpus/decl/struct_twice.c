/* A struct with two bodies stops sparse. */
struct device {
	int id;
};
struct device {
	long id;
};
static int *never_seen = 0;
