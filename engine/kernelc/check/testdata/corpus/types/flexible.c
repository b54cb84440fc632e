// sparse: -Wsparse-all
/* Arrays without a size at the end of structs. */
struct message {
	unsigned length;
	char data[];
};
struct envelope {
	int id;
	struct message message;
};
static struct message messages[3];
static struct envelope *inbox;

static unsigned long sizes(struct message *m)
{
	unsigned long n;

	n = sizeof(struct message);
	n += sizeof(*m);
	n += sizeof(m->length);
	n += sizeof(struct envelope);
	n += sizeof(messages);
	m = m + 1;
	return n + inbox->id;
}

unsigned long run(struct message *m);
unsigned long run(struct message *m)
{
	return sizes(m);
}
