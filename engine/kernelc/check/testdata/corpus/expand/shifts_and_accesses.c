typedef unsigned int u32;
extern int use(int *p);
static int arr[4];
static char text[] = "abc";
static struct pair { int a, b[2]; } pair;
extern int outside[3], unknown[];

static int too_far(int x, u32 u, long l, unsigned char c)
{
	int n = 40;

	x <<= 33;
	u = u >> 32;
	l = l << 64;
	x += c >> 32;
	x += x << -1;
	x += 1 << 32;
	x += u << n;
	x += (long)x << 40;
	if (0)
		x += x << 99;
	return x + u + l;
}

static int unused(int x)
{
	x << 33;
	x = x << 34;
	return 0;
}

static int reads(int i)
{
	int five = 5, local[4] = { 1, 2 };

	i += arr[4] + arr[-1] + arr[five] + arr[i];
	i += text[4] + text[3] + "xyz"[4];
	i += pair.b[2] + pair.b[1] + (&pair)[1].a;
	i += outside[3] + unknown[100];
	i += local[4] + *(&i + 1);
	i += *(long *)(arr + 3);
	return i;
}

static int writes(int i)
{
	int local[2];

	arr[4] = 1;
	arr[5] += 1;
	arr[6]++;
	local[2] = 1;
	use(local);
	return local[3];
}

static long casts(void *p, int i, int *q)
{
	long r = (int)q + (char)(long)q + (long)(int *)i + (long)(void *)i;

	r += *(int *)i;
	r += (int)p;
	return r;
}

static int ranges(int i)
{
	__range__(i, 1, 4);
	__range__(5, 1, 4);
	__range__(3, 1, 4);
	return i;
}
