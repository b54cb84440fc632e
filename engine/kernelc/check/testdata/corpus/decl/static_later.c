/* static, said once and left out later, or the other way round. */
static int first(void);
int first(void)
{
	return 1;
}
static int limit;
int limit;
extern int limit;
void second(void);
static void second(void)
{
}
extern int shared;
static int shared;

int use(void);
int use(void)
{
	second();
	return first() + limit + shared;
}
