#define COLORS(X) X(RED, 1) X(GREEN, 2) X(BLUE, 4)
#define AS_ENUM(name, value) COLOR_##name = value,
#define AS_CASE(name, value) case COLOR_##name: return #name;
#define AS_TEST(name, value) static int test_##name[value == COLOR_##name ? 1 : -1];
enum color { COLORS(AS_ENUM) };
COLORS(AS_TEST)
static const char *name_of(enum color c)
{
	switch (c) {
	COLORS(AS_CASE)
	}
	return 0;
}
