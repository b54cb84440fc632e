#define F(a) a
F