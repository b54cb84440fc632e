/* Bit-fields: their types in messages, and what cannot be one. */
struct control {
	unsigned enable:1;
	int level:4;
	unsigned long long address:40;
	enum { OFF, ON } mode:2;
	_Bool busy:1;
	unsigned :3;
	unsigned :0;
	short tail:9;
};

static struct control control;

static unsigned *take(void)
{
	char *p;

	p = control.enable;
	p = control.level;
	p = control.address;
	p = control.mode;
	p = control.busy;
	p = control.tail;
	control.level = 9;
	control.enable = control.level;
	return control.enable ? 0 : 0;
}

unsigned *run(void);
unsigned *run(void)
{
	return take();
}
