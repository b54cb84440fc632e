#define __acquires(x) __attribute__((context(x, 0, 1)))
#define __releases(x) __attribute__((context(x, 1, 0)))
#define __must_hold(x) __attribute__((context(x, 1, 1)))
#define __acquire(x) __context__(x, 1)
#define __release(x) __context__(x, -1)
#define __cond_lock(x, c) ((c) ? ({ __acquire(x); 1; }) : 0)

typedef struct { int raw; } spinlock_t;
extern void spin_lock(spinlock_t *l) __acquires(l);
extern void spin_unlock(spinlock_t *l) __releases(l);
extern int _spin_trylock(spinlock_t *l);
#define spin_trylock(l) __cond_lock(l, _spin_trylock(l))

struct queue {
	spinlock_t lock;
	int head, tail;
	int slots[16];
};

static int push_right(struct queue *q, int v)
{
	int ret = -1;

	spin_lock(&q->lock);
	if (q->tail - q->head < 16) {
		q->slots[q->tail++ & 15] = v;
		ret = 0;
	}
	spin_unlock(&q->lock);
	return ret;
}

static int push_leaks(struct queue *q, int v)
{
	spin_lock(&q->lock);
	if (q->tail - q->head >= 16)
		return -1;
	q->slots[q->tail++ & 15] = v;
	spin_unlock(&q->lock);
	return 0;
}

static int pop_with_goto(struct queue *q, int *v)
{
	int ret = -1;

	spin_lock(&q->lock);
	if (q->head == q->tail)
		goto out;
	*v = q->slots[q->head++ & 15];
	ret = 0;
out:
	spin_unlock(&q->lock);
	return ret;
}

static int pop_wrong_label(struct queue *q, int *v)
{
	spin_lock(&q->lock);
	if (q->head == q->tail)
		goto out;
	*v = q->slots[q->head++ & 15];
	spin_unlock(&q->lock);
out:
	return 0;
}

static int try_void(struct queue *q)
{
	if (spin_trylock(&q->lock)) {
		q->head = 0;
		spin_unlock(&q->lock);
		return 1;
	}
	return 0;
}

static void try_return(struct queue *q)
{
	if (!spin_trylock(&q->lock))
		return;
	q->head = 0;
	spin_unlock(&q->lock);
}

static int try_result(struct queue *q)
{
	if (!spin_trylock(&q->lock))
		return 0;
	q->head = 0;
	spin_unlock(&q->lock);
	return 1;
}

static void drain(struct queue *q) __must_hold(&q->lock)
{
	while (q->head != q->tail) {
		spin_unlock(&q->lock);
		q->head++;
		spin_lock(&q->lock);
	}
}

static void double_unlock(struct queue *q)
{
	spin_lock(&q->lock);
	spin_unlock(&q->lock);
	spin_unlock(&q->lock);
}
