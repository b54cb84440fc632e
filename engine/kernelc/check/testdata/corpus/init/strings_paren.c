// sparse: -Wparen-string -Wno-init-cstring
struct record { char tag[4]; char *text; unsigned char raw[2]; int wide[3]; };
static char exact[3] = "abc";
static char room[4] = "abc";
static char long_one[3] = "abcd";
static char sized[] = "abc";
static char sized_check[sizeof(sized)] = "abcd";
static char braces[] = { "abc" };
static char paren[] = ("abc");
static char paren_braces[4] = { ("abcd") };
static char joined[] = "abc" "def";
static char joined_long[5] = "abc" "def";
static char two[] = { "a", "b" };
static char mixed[] = { 'a', "b" };
static char one = "a";
static char *pointer = "abc";
static char *pointer_braces = { "abc" };
static const char *const constant = "abc";
static unsigned char *unsigned_pointer = "abc";
static unsigned char unsigned_array[] = "abc";
static signed char signed_array[4] = "abcd";
static int *wrong_pointer = "abc";
static int wide[] = L"abc";
static short no_chars[] = "abc";
static char empty[0] = "";
static char escapes[4] = "\x41\102\n\0";
static char *second = "abc" + 1;
static char *element = &"abc"[1];
static char letter = "abc"[1];
static struct record r = { "abcd", "text", "ab", L"ab" };
static struct record s = { .tag = "abcde", .raw = { 1, 2 }, .text = 'x' };
static struct record t = { "ab", .text = sized, "a" };

static int locals(const char *p)
{
	char a[] = "abc", b[2] = "abc", *c = "abc", d[4] = p;
	const char e[] = "abc";

	return a[0] + b[0] + c[0] + d[0] + e[0];
}
