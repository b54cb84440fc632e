/* Constants that are no integers. */
enum level { LOW = 1.5, HIGH = 2 };
static enum level level;

int get_level(void)
{
	return level == HIGH;
}
