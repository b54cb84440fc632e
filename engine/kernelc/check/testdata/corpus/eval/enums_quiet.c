// sparse: -Wno-enum-mismatch
enum state { IDLE, BUSY, DONE };
enum level { LOW = -1, HIGH = 1 };
enum wide { HUGE_VALUE = 0x100000000UL };
struct job { enum state state; enum level level; };
extern int run(enum state s, enum level l);

static enum state assigned(struct job *j, enum level l, int n)
{
	enum state s = l;
	enum state t = n;

	j->state = BUSY;
	j->state = j->level;
	j->level = HIGH;
	s = n ? l : j->state;
	s += l;
	return j->level;
}

static int compared(struct job *j, enum wide w)
{
	return j->state == j->level || j->state == HIGH || j->level < DONE || w == j->state;
}

static int passed(struct job *j)
{
	return run(j->level, j->state) + run(IDLE, HIGH) + run(0, 1) + run(HIGH, IDLE);
}

static int arithmetic(struct job *j, enum wide w)
{
	int n = j->state + j->level;

	n |= j->state;
	j->state |= BUSY;
	j->state++;
	return n + (j->state & j->level) + w + !j->state;
}

static int cast(struct job *j)
{
	return (enum state)j->level + (int)j->state;
}
