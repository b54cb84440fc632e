	int x;
 	y
		z
  	 w
#define T	a
	T
