/* inline says nothing of an object. */
extern inline int ratio;
double ratio;
static inline int depth = 3;

int use(void);
int use(void)
{
	return ratio + depth;
}
