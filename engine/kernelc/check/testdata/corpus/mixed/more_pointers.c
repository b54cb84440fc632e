struct a { int x; }; struct b { int x; }; union u { struct a a; struct b b; };
void *vp; const void *cvp; char *cp; const char *ccp; unsigned char *up; signed char *scp; int *ip; unsigned *uip; long *lp; struct a *sa; struct b *sb; int (*fp)(int); void (*vf)(void); int **ipp; const int **cipp; int *const *icp; volatile int *vip; _Bool *bp; enum { E } *ep; float *flp; double *dp;
void t(void);
void t(void)
{
	vp = ip; ip = vp; cvp = vp; vp = cvp; cp = up; up = cp; scp = cp; cp = ccp; ccp = cp; ip = uip; uip = ip; ip = lp; lp = ip; sa = sb; sb = vp; fp = vp; vp = fp; fp = vf; ipp = cipp; cipp = ipp; icp = ipp; ipp = icp; vip = ip; ip = vip; bp = cp; ep = ip; ep = uip; flp = dp; ip = 5; ip = 0; ip = lp ? ip : uip; vp = ip ? ip : vp; ip = ip ?: 0; cp = ip + 1; ip = &ip; ip = *ipp; *ipp = &E; ip = ip[0]; ip = sa->x; sa = &sa->x; vp++; fp++; vp + fp; ip - lp; ip < lp; ip == lp; ip == 0; ip == 5; ip < 0; ip && lp; !fp; -ip; ~ip; ip * 2; ip & 1; ip % 4; *vp; *fp; **fp; &*vp; &vp[1]; vp[1]; sizeof *vp; sizeof *fp; sizeof(void); *ip++; (*ip)++; ++*ip; ip += ip; ip -= 1.5; ip |= 1; (long)ip; (int)ip; (char)ip; (void)ip; (struct a)ip; (struct a)*sa; (int)*sa; (union u)*sa; (_Bool)ip; (float)ip; (int *)1.5; (int *)'a'; (int *)E; (fp)(1); (*fp)(1, 2); vf(1); ((void (*)(int))vf)(1);
}
