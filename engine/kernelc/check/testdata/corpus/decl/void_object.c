/* Objects of type void. */
typedef void nothing;
extern void linker_symbol;
void object;
static nothing other;

void *use(void);
void *use(void)
{
	return &linker_symbol;
}
