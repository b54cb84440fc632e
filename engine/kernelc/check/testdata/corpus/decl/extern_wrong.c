/* extern where something is defined. */
extern int counter = 3;
extern int start(void)
{
	return counter;
}
extern int later;
int later = 4;
