/* Arrays without a size where they cannot be. */
struct early {
	char data[];
	int length;
};
union either {
	int number;
	char text[];
};
static struct early early;
static union either either;

unsigned long total(void)
{
	return sizeof(early) + sizeof(either);
}
