int outer(int n);
int outer(int n)
{
	int inner(int k) { return k + n; }
	return inner(3);
}
int after(void) { return outer(1); }
int (*ret_fp(int a))(char *) { return 0; }
int arr_fn(void)[3];
int fn_arr[2](void);
int (*fa[2])(void) = { after, &after };
int ff(void)(void);
struct s { int m(void); int (*n)(void) };
typedef int T(void); T t1, *t2; T t3 { return 1; }
int use(T t, int a[2](void));
