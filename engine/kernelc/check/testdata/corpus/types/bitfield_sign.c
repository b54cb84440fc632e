// sparse: -Wdefault-bitfield-sign
/* Signs of bit-fields, written and not. */
typedef int plain_t;
typedef signed int signed_t;
struct signs {
	int plain:2;
	signed written:3;
	unsigned positive:1;
	char byte:3;
	enum { CHOICE } choice:2;
	short half:3;
	plain_t typedefed:3;
	signed_t signed_typedefed:3;
};
static struct signs signs;

int sum(void);
int sum(void)
{
	return signs.plain + signs.written + signs.positive + signs.byte;
}
