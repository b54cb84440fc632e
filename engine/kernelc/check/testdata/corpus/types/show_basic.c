/* The names of the basic types in messages. */
struct registers {
	signed char sc;
	unsigned char uc;
	char c;
	short int s;
	unsigned short us;
	signed i;
	unsigned u;
	long int unsigned ul;
	signed long sl;
	long long ll;
	unsigned long long int ull;
	signed long long sll;
	__int128 big;
	unsigned __int128 ubig;
	_Bool flag;
	float f;
	double d;
	long double ld;
};

static void dump(struct registers *r)
{
	int **p;

	p = &r->sc;
	p = &r->uc;
	p = &r->c;
	p = &r->s;
	p = &r->us;
	p = &r->i;
	p = &r->u;
	p = &r->ul;
	p = &r->sl;
	p = &r->ll;
	p = &r->ull;
	p = &r->sll;
	p = &r->big;
	p = &r->ubig;
	p = &r->flag;
	p = &r->f;
	p = &r->d;
	p = &r->ld;
	p = r;
	p = *r;
}

void run(struct registers *r);
void run(struct registers *r)
{
	dump(r);
}
