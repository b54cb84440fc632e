/* Names that are not there. */
struct known {
	int field;
};
static int find(struct known *k)
{
	k->other = missing;
	k.field = 1;
	also_missing(k);
	return unknown_type + k->field;
}
int use(struct known *k);
int use(struct known *k)
{
	return find(k);
}
