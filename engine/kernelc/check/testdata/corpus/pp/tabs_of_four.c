// sparse: -ftabstop=4
	static int *a = 0;
 	static	int	*b	=	0;
