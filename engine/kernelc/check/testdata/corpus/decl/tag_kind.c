/* A tag that is used for another kind stops sparse. */
struct device {
	int id;
};
static union device *other;
static int *never_seen = 0;
