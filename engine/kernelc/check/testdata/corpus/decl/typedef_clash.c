/* Typedefs that say different things. */
typedef int number;
typedef long number;
typedef unsigned int u32;
typedef u32 word;
typedef unsigned word;
int word_size(void)
{
	return sizeof(word) + sizeof(number);
}
