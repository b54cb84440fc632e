static const char *a = "\x41\x" "\xg" "\q" "\400" "\e\a\b";
static int b = '\x';
static int c = '\q';
static int *p = 0;
