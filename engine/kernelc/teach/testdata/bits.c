struct flags { int ready : 1; signed int busy : 1; unsigned int done : 1; };

static int both(struct flags *f)
{
	return f->ready && f->busy && f->done;
}

int ask(struct flags *f);
int ask(struct flags *f)
{
	return both(f);
}
