/* Layouts, as GCC makes them on x86-64. */
struct plain01 {
	char a;
	int b;
};
struct plain02 {
	char a;
	short b;
	char c;
	long d;
};
struct plain03 {
	char a;
	char b;
	char c;
};
struct plain04 {
	double a;
	char b;
};
struct plain05 {
	char a;
	double b;
	char c;
};
struct plain06 {
	long double a;
	char b;
};
struct plain07 {
	char a;
	long double b;
};
struct plain08 {
	char a;
	void *b;
	char c;
};
struct plain09 {
	_Bool a;
	_Bool b;
	short c;
};
struct plain10 {
	char a[3];
	int b;
};
struct plain11 {
	int a[3];
	char b[5];
	short c;
};
struct plain12 {
	char a;
	struct { short x; char y; } b;
	char c;
};
struct plain13 {
	char a;
	union { char x; int y; } b;
	char c;
};
struct plain14 {
	char a;
	struct { int x; char y; };
	char z;
};
struct plain15 {
	char a;
	union { int x; long y; };
	char z;
};
struct plain16 {
	int n;
	char data[];
};
struct plain17 {
	char n;
	long data[];
};
struct plain18 {
	int n;
	short z[0];
	char c;
};
struct plain19 {
	int a:3;
	int b:4;
};
struct plain20 {
	int a:3;
	int b:30;
};
struct plain21 {
	int a:31;
	int b:2;
	char c;
};
struct plain22 {
	char a;
	int b:8;
	char c;
};
struct plain23 {
	char a;
	int b:25;
	char c;
};
struct plain24 {
	short a:9;
	char b;
	short c:7;
};
struct plain25 {
	unsigned char a:3, b:3, c:3;
};
struct plain26 {
	long a:40;
	int b:8;
	char c;
};
struct plain27 {
	long a:40;
	long b:24;
	char c;
};
struct plain28 {
	int a:1;
	int :0;
	int b:1;
};
struct plain29 {
	char a:1;
	int :0;
	char b;
};
struct plain30 {
	char a;
	int :0;
	char b;
};
struct plain31 {
	char a;
	int :3;
	char b;
};
struct plain32 {
	char a;
	long :5;
	char b;
};
struct plain33 {
	int :4;
	int a:4;
};
struct plain34 {
	unsigned a:4, b:12, c:16;
	unsigned d;
};
struct plain35 {
	_Bool a:1;
	_Bool b:1;
	_Bool c:1;
};
struct plain36 {
	_Bool a:1;
	unsigned b:7;
	char c;
};
struct plain37 {
	unsigned long long a:33, b:31, c:1;
};
struct plain38 {
	short a:5;
	int b:5;
	long c:5;
};
struct plain39 {
	char a;
	short b:4;
	int c:4;
	char d;
};
struct plain40 {
	int a:5;
	short b;
	int c:5;
};
struct plain41 {
	enum { FIRST, SECOND } a;
	char b;
};
struct plain42 {
	enum { B0 = 1LL << 40 } a;
	char b;
};
struct plain43 {
	struct { char x; } a[3];
	int b;
};
struct plain44 {
	int (*a)(int);
	char b;
	int *c[2];
};
struct plain45 {
	__int128 a;
	char b;
};
struct plain46 {
	char a;
	__int128 b;
};
struct plain47 {
	float a;
	char b;
	float c;
};
struct plain48 {
	char a;
	char b __attribute__((aligned(8)));
	char c;
};
struct plain49 {
	char a;
	int b __attribute__((aligned(2)));
	char c;
};
struct plain50 {
	char a;
	struct { char x; } __attribute__((aligned(16))) b;
	char c;
};
struct plain51 {
	char a;
	long b[0];
	char c;
};
struct plain52 {
	struct { } a;
	char b;
};
struct plain53 {
	char a;
	struct { } b;
	int c;
};
struct plain54 {
	struct { int x; struct { char y; long z; } w; } a;
	char b;
};
struct plain55 {
	unsigned a:1;
	unsigned b:1;
	struct { unsigned c:1; } d;
};
struct plain56 {
	char a[7];
	unsigned b:9;
	char c;
};
struct plain57 {
	char a[3];
	unsigned b:8;
	char c;
};
struct plain58 {
	char a[3];
	unsigned b:9;
	char c;
};
struct plain59 {
	int *a;
	unsigned b:1, c:31;
	unsigned d:1;
	long e;
};
struct plain60 {
	unsigned short a:15, b:2;
	unsigned char c:7, d:2;
};
struct plain61 {
	long a:1;
	char b;
	long c:1;
	char d;
};
struct plain62 {
	__WCHAR_TYPE__ a;
	char b;
};
struct plain63 {
	struct list_head { struct list_head *next, *prev; } a;
	unsigned b;
	void (*c)(void);
};
struct plain64 {
	char a;
	int b __attribute__((packed));
	char c;
};
struct plain65 {
	char a;
	long b __attribute__((packed, aligned(2)));
	char c;
};
struct plain66 {
	char a;
	unsigned b:7 __attribute__((packed));
	unsigned c:30 __attribute__((packed));
};
struct plain67 {
	char a;
	unsigned b:3, :0, c:5;
	char d;
};
struct plain68 {
	unsigned char a:7;
	unsigned short b:9;
	unsigned int c:17;
	unsigned long d:33;
	char e;
};
struct plain69 {
	char a[2][3];
	short b[1][2];
	char c;
};
struct plain70 {
	struct { char x; short y; } a[2];
	char b;
	long c:9;
};
struct packed01 {
	char a;
	int b;
} __attribute__((packed));
struct packed02 {
	char a;
	short b;
	long c;
	char d;
} __attribute__((packed));
struct packed03 {
	int a:3;
	int b:30;
	char c;
} __attribute__((packed));
struct packed04 {
	char a;
	long b:33;
	char c;
} __attribute__((packed));
struct packed05 {
	unsigned a:12, b:12, c:12;
} __attribute__((packed));
struct packed06 {
	short a;
	struct { char x; int y; } b;
} __attribute__((packed));
struct packed07 {
	char a;
	double b;
	void *c;
} __attribute__((packed));
struct packed08 {
	unsigned short a:9;
	char b;
	unsigned c:20;
	char d;
} __attribute__((packed));
struct packed09 {
	char n;
	int data[];
} __attribute__((packed));
struct packed10 {
	unsigned char a:4, b:4;
	unsigned short c;
	unsigned d;
} __attribute__((packed));
struct packed11 {
	char a;
	union { int x; char y[5]; } b;
} __attribute__((packed));
struct packed12 {
	int a;
	char b __attribute__((aligned(4)));
	char c;
} __attribute__((packed));
struct packed13 {
	_Bool a:1, b:1;
	int c:30;
	_Bool d;
} __attribute__((packed));
struct packed14 {
	char a;
	unsigned b:5;
	unsigned :0;
	unsigned c:3;
	char d;
} __attribute__((packed));
struct packed15 {
	long a:63;
	long b:63;
	char c;
} __attribute__((packed));
union union01 {
	char a;
	int b;
};
union union02 {
	char a[5];
	int b;
};
union union03 {
	char a[9];
	double b;
};
union union04 {
	int a:3;
	char b;
};
union union05 {
	struct { int x; char y; } a;
	long b;
};
union union06 {
	unsigned long a:33;
	char b;
};
union union07 {
	char a;
	struct { char x[7]; } b;
};
union union08 {
	short a[3];
	void *b;
};
union union09 {
	long double a;
	char b[17];
};
_Static_assert(sizeof(struct plain01) == 8);
_Static_assert(_Alignof(struct plain01) == 4);
_Static_assert(__builtin_offsetof(struct plain01, a) == 0);
_Static_assert(__builtin_offsetof(struct plain01, b) == 4);
_Static_assert(sizeof(struct plain02) == 16);
_Static_assert(_Alignof(struct plain02) == 8);
_Static_assert(__builtin_offsetof(struct plain02, a) == 0);
_Static_assert(__builtin_offsetof(struct plain02, b) == 2);
_Static_assert(__builtin_offsetof(struct plain02, c) == 4);
_Static_assert(__builtin_offsetof(struct plain02, d) == 8);
_Static_assert(sizeof(struct plain03) == 3);
_Static_assert(_Alignof(struct plain03) == 1);
_Static_assert(__builtin_offsetof(struct plain03, a) == 0);
_Static_assert(__builtin_offsetof(struct plain03, b) == 1);
_Static_assert(__builtin_offsetof(struct plain03, c) == 2);
_Static_assert(sizeof(struct plain04) == 16);
_Static_assert(_Alignof(struct plain04) == 8);
_Static_assert(__builtin_offsetof(struct plain04, a) == 0);
_Static_assert(__builtin_offsetof(struct plain04, b) == 8);
_Static_assert(sizeof(struct plain05) == 24);
_Static_assert(_Alignof(struct plain05) == 8);
_Static_assert(__builtin_offsetof(struct plain05, a) == 0);
_Static_assert(__builtin_offsetof(struct plain05, b) == 8);
_Static_assert(__builtin_offsetof(struct plain05, c) == 16);
_Static_assert(sizeof(struct plain06) == 32);
_Static_assert(_Alignof(struct plain06) == 16);
_Static_assert(__builtin_offsetof(struct plain06, a) == 0);
_Static_assert(__builtin_offsetof(struct plain06, b) == 16);
_Static_assert(sizeof(struct plain07) == 32);
_Static_assert(_Alignof(struct plain07) == 16);
_Static_assert(__builtin_offsetof(struct plain07, a) == 0);
_Static_assert(__builtin_offsetof(struct plain07, b) == 16);
_Static_assert(sizeof(struct plain08) == 24);
_Static_assert(_Alignof(struct plain08) == 8);
_Static_assert(__builtin_offsetof(struct plain08, a) == 0);
_Static_assert(__builtin_offsetof(struct plain08, b) == 8);
_Static_assert(__builtin_offsetof(struct plain08, c) == 16);
_Static_assert(sizeof(struct plain09) == 4);
_Static_assert(_Alignof(struct plain09) == 2);
_Static_assert(__builtin_offsetof(struct plain09, a) == 0);
_Static_assert(__builtin_offsetof(struct plain09, b) == 1);
_Static_assert(__builtin_offsetof(struct plain09, c) == 2);
_Static_assert(sizeof(struct plain10) == 8);
_Static_assert(_Alignof(struct plain10) == 4);
_Static_assert(__builtin_offsetof(struct plain10, a) == 0);
_Static_assert(__builtin_offsetof(struct plain10, b) == 4);
_Static_assert(sizeof(struct plain11) == 20);
_Static_assert(_Alignof(struct plain11) == 4);
_Static_assert(__builtin_offsetof(struct plain11, a) == 0);
_Static_assert(__builtin_offsetof(struct plain11, b) == 12);
_Static_assert(__builtin_offsetof(struct plain11, c) == 18);
_Static_assert(sizeof(struct plain12) == 8);
_Static_assert(_Alignof(struct plain12) == 2);
_Static_assert(__builtin_offsetof(struct plain12, a) == 0);
_Static_assert(__builtin_offsetof(struct plain12, b) == 2);
_Static_assert(__builtin_offsetof(struct plain12, b.x) == 2);
_Static_assert(__builtin_offsetof(struct plain12, b.y) == 4);
_Static_assert(__builtin_offsetof(struct plain12, c) == 6);
_Static_assert(sizeof(struct plain13) == 12);
_Static_assert(_Alignof(struct plain13) == 4);
_Static_assert(__builtin_offsetof(struct plain13, a) == 0);
_Static_assert(__builtin_offsetof(struct plain13, b) == 4);
_Static_assert(__builtin_offsetof(struct plain13, b.x) == 4);
_Static_assert(__builtin_offsetof(struct plain13, b.y) == 4);
_Static_assert(__builtin_offsetof(struct plain13, c) == 8);
_Static_assert(sizeof(struct plain14) == 16);
_Static_assert(_Alignof(struct plain14) == 4);
_Static_assert(__builtin_offsetof(struct plain14, a) == 0);
_Static_assert(__builtin_offsetof(struct plain14, x) == 4);
_Static_assert(__builtin_offsetof(struct plain14, y) == 8);
_Static_assert(__builtin_offsetof(struct plain14, z) == 12);
_Static_assert(sizeof(struct plain15) == 24);
_Static_assert(_Alignof(struct plain15) == 8);
_Static_assert(__builtin_offsetof(struct plain15, a) == 0);
_Static_assert(__builtin_offsetof(struct plain15, x) == 8);
_Static_assert(__builtin_offsetof(struct plain15, y) == 8);
_Static_assert(__builtin_offsetof(struct plain15, z) == 16);
_Static_assert(sizeof(struct plain16) == 4);
_Static_assert(_Alignof(struct plain16) == 4);
_Static_assert(__builtin_offsetof(struct plain16, n) == 0);
_Static_assert(__builtin_offsetof(struct plain16, data) == 4);
_Static_assert(sizeof(struct plain17) == 8);
_Static_assert(_Alignof(struct plain17) == 8);
_Static_assert(__builtin_offsetof(struct plain17, n) == 0);
_Static_assert(__builtin_offsetof(struct plain17, data) == 8);
_Static_assert(sizeof(struct plain18) == 8);
_Static_assert(_Alignof(struct plain18) == 4);
_Static_assert(__builtin_offsetof(struct plain18, n) == 0);
_Static_assert(__builtin_offsetof(struct plain18, z) == 4);
_Static_assert(__builtin_offsetof(struct plain18, c) == 4);
_Static_assert(sizeof(struct plain19) == 4);
_Static_assert(_Alignof(struct plain19) == 4);
_Static_assert(sizeof(struct plain20) == 8);
_Static_assert(_Alignof(struct plain20) == 4);
_Static_assert(sizeof(struct plain21) == 8);
_Static_assert(_Alignof(struct plain21) == 4);
_Static_assert(__builtin_offsetof(struct plain21, c) == 5);
_Static_assert(sizeof(struct plain22) == 4);
_Static_assert(_Alignof(struct plain22) == 4);
_Static_assert(__builtin_offsetof(struct plain22, a) == 0);
_Static_assert(__builtin_offsetof(struct plain22, c) == 2);
_Static_assert(sizeof(struct plain23) == 12);
_Static_assert(_Alignof(struct plain23) == 4);
_Static_assert(__builtin_offsetof(struct plain23, a) == 0);
_Static_assert(__builtin_offsetof(struct plain23, c) == 8);
_Static_assert(sizeof(struct plain24) == 4);
_Static_assert(_Alignof(struct plain24) == 2);
_Static_assert(__builtin_offsetof(struct plain24, b) == 2);
_Static_assert(sizeof(struct plain25) == 2);
_Static_assert(_Alignof(struct plain25) == 1);
_Static_assert(sizeof(struct plain26) == 8);
_Static_assert(_Alignof(struct plain26) == 8);
_Static_assert(__builtin_offsetof(struct plain26, c) == 6);
_Static_assert(sizeof(struct plain27) == 16);
_Static_assert(_Alignof(struct plain27) == 8);
_Static_assert(__builtin_offsetof(struct plain27, c) == 8);
_Static_assert(sizeof(struct plain28) == 8);
_Static_assert(_Alignof(struct plain28) == 4);
_Static_assert(sizeof(struct plain29) == 5);
_Static_assert(_Alignof(struct plain29) == 1);
_Static_assert(__builtin_offsetof(struct plain29, b) == 4);
_Static_assert(sizeof(struct plain30) == 5);
_Static_assert(_Alignof(struct plain30) == 1);
_Static_assert(__builtin_offsetof(struct plain30, a) == 0);
_Static_assert(__builtin_offsetof(struct plain30, b) == 4);
_Static_assert(sizeof(struct plain31) == 3);
_Static_assert(_Alignof(struct plain31) == 1);
_Static_assert(__builtin_offsetof(struct plain31, a) == 0);
_Static_assert(__builtin_offsetof(struct plain31, b) == 2);
_Static_assert(sizeof(struct plain32) == 3);
_Static_assert(_Alignof(struct plain32) == 1);
_Static_assert(__builtin_offsetof(struct plain32, a) == 0);
_Static_assert(__builtin_offsetof(struct plain32, b) == 2);
_Static_assert(sizeof(struct plain33) == 4);
_Static_assert(_Alignof(struct plain33) == 4);
_Static_assert(sizeof(struct plain34) == 8);
_Static_assert(_Alignof(struct plain34) == 4);
_Static_assert(__builtin_offsetof(struct plain34, d) == 4);
_Static_assert(sizeof(struct plain35) == 1);
_Static_assert(_Alignof(struct plain35) == 1);
_Static_assert(sizeof(struct plain36) == 4);
_Static_assert(_Alignof(struct plain36) == 4);
_Static_assert(__builtin_offsetof(struct plain36, c) == 1);
_Static_assert(sizeof(struct plain37) == 16);
_Static_assert(_Alignof(struct plain37) == 8);
_Static_assert(sizeof(struct plain38) == 8);
_Static_assert(_Alignof(struct plain38) == 8);
_Static_assert(sizeof(struct plain39) == 4);
_Static_assert(_Alignof(struct plain39) == 4);
_Static_assert(__builtin_offsetof(struct plain39, a) == 0);
_Static_assert(__builtin_offsetof(struct plain39, d) == 2);
_Static_assert(sizeof(struct plain40) == 8);
_Static_assert(_Alignof(struct plain40) == 4);
_Static_assert(__builtin_offsetof(struct plain40, b) == 2);
_Static_assert(sizeof(struct plain41) == 8);
_Static_assert(_Alignof(struct plain41) == 4);
_Static_assert(__builtin_offsetof(struct plain41, a) == 0);
_Static_assert(__builtin_offsetof(struct plain41, b) == 4);
_Static_assert(sizeof(struct plain42) == 16);
_Static_assert(_Alignof(struct plain42) == 8);
_Static_assert(__builtin_offsetof(struct plain42, a) == 0);
_Static_assert(__builtin_offsetof(struct plain42, b) == 8);
_Static_assert(sizeof(struct plain43) == 8);
_Static_assert(_Alignof(struct plain43) == 4);
_Static_assert(__builtin_offsetof(struct plain43, a) == 0);
_Static_assert(__builtin_offsetof(struct plain43, b) == 4);
_Static_assert(sizeof(struct plain44) == 32);
_Static_assert(_Alignof(struct plain44) == 8);
_Static_assert(__builtin_offsetof(struct plain44, a) == 0);
_Static_assert(__builtin_offsetof(struct plain44, b) == 8);
_Static_assert(__builtin_offsetof(struct plain44, c) == 16);
_Static_assert(sizeof(struct plain45) == 32);
_Static_assert(_Alignof(struct plain45) == 16);
_Static_assert(__builtin_offsetof(struct plain45, a) == 0);
_Static_assert(__builtin_offsetof(struct plain45, b) == 16);
_Static_assert(sizeof(struct plain46) == 32);
_Static_assert(_Alignof(struct plain46) == 16);
_Static_assert(__builtin_offsetof(struct plain46, a) == 0);
_Static_assert(__builtin_offsetof(struct plain46, b) == 16);
_Static_assert(sizeof(struct plain47) == 12);
_Static_assert(_Alignof(struct plain47) == 4);
_Static_assert(__builtin_offsetof(struct plain47, a) == 0);
_Static_assert(__builtin_offsetof(struct plain47, b) == 4);
_Static_assert(__builtin_offsetof(struct plain47, c) == 8);
_Static_assert(sizeof(struct plain48) == 16);
_Static_assert(_Alignof(struct plain48) == 8);
_Static_assert(__builtin_offsetof(struct plain48, a) == 0);
_Static_assert(__builtin_offsetof(struct plain48, b) == 8);
_Static_assert(__builtin_offsetof(struct plain48, c) == 9);
_Static_assert(sizeof(struct plain49) == 12);
_Static_assert(_Alignof(struct plain49) == 4);
_Static_assert(__builtin_offsetof(struct plain49, a) == 0);
_Static_assert(__builtin_offsetof(struct plain49, b) == 4);
_Static_assert(__builtin_offsetof(struct plain49, c) == 8);
_Static_assert(sizeof(struct plain50) == 48);
_Static_assert(_Alignof(struct plain50) == 16);
_Static_assert(__builtin_offsetof(struct plain50, a) == 0);
_Static_assert(__builtin_offsetof(struct plain50, b) == 16);
_Static_assert(__builtin_offsetof(struct plain50, c) == 32);
_Static_assert(sizeof(struct plain51) == 16);
_Static_assert(_Alignof(struct plain51) == 8);
_Static_assert(__builtin_offsetof(struct plain51, a) == 0);
_Static_assert(__builtin_offsetof(struct plain51, b) == 8);
_Static_assert(__builtin_offsetof(struct plain51, c) == 8);
_Static_assert(sizeof(struct plain52) == 1);
_Static_assert(_Alignof(struct plain52) == 1);
_Static_assert(__builtin_offsetof(struct plain52, a) == 0);
_Static_assert(__builtin_offsetof(struct plain52, b) == 0);
_Static_assert(sizeof(struct plain53) == 8);
_Static_assert(_Alignof(struct plain53) == 4);
_Static_assert(__builtin_offsetof(struct plain53, a) == 0);
_Static_assert(__builtin_offsetof(struct plain53, b) == 1);
_Static_assert(__builtin_offsetof(struct plain53, c) == 4);
_Static_assert(sizeof(struct plain54) == 32);
_Static_assert(_Alignof(struct plain54) == 8);
_Static_assert(__builtin_offsetof(struct plain54, a) == 0);
_Static_assert(__builtin_offsetof(struct plain54, a.x) == 0);
_Static_assert(__builtin_offsetof(struct plain54, a.w) == 8);
_Static_assert(__builtin_offsetof(struct plain54, a.w.y) == 8);
_Static_assert(__builtin_offsetof(struct plain54, a.w.z) == 16);
_Static_assert(__builtin_offsetof(struct plain54, b) == 24);
_Static_assert(sizeof(struct plain55) == 8);
_Static_assert(_Alignof(struct plain55) == 4);
_Static_assert(__builtin_offsetof(struct plain55, d) == 4);
_Static_assert(sizeof(struct plain56) == 12);
_Static_assert(_Alignof(struct plain56) == 4);
_Static_assert(__builtin_offsetof(struct plain56, a) == 0);
_Static_assert(__builtin_offsetof(struct plain56, c) == 10);
_Static_assert(sizeof(struct plain57) == 8);
_Static_assert(_Alignof(struct plain57) == 4);
_Static_assert(__builtin_offsetof(struct plain57, a) == 0);
_Static_assert(__builtin_offsetof(struct plain57, c) == 4);
_Static_assert(sizeof(struct plain58) == 8);
_Static_assert(_Alignof(struct plain58) == 4);
_Static_assert(__builtin_offsetof(struct plain58, a) == 0);
_Static_assert(__builtin_offsetof(struct plain58, c) == 6);
_Static_assert(sizeof(struct plain59) == 24);
_Static_assert(_Alignof(struct plain59) == 8);
_Static_assert(__builtin_offsetof(struct plain59, a) == 0);
_Static_assert(__builtin_offsetof(struct plain59, e) == 16);
_Static_assert(sizeof(struct plain60) == 6);
_Static_assert(_Alignof(struct plain60) == 2);
_Static_assert(sizeof(struct plain61) == 8);
_Static_assert(_Alignof(struct plain61) == 8);
_Static_assert(__builtin_offsetof(struct plain61, b) == 1);
_Static_assert(__builtin_offsetof(struct plain61, d) == 3);
_Static_assert(sizeof(struct plain62) == 8);
_Static_assert(_Alignof(struct plain62) == 4);
_Static_assert(__builtin_offsetof(struct plain62, a) == 0);
_Static_assert(__builtin_offsetof(struct plain62, b) == 4);
_Static_assert(sizeof(struct plain63) == 32);
_Static_assert(_Alignof(struct plain63) == 8);
_Static_assert(__builtin_offsetof(struct plain63, a) == 0);
_Static_assert(__builtin_offsetof(struct plain63, b) == 16);
_Static_assert(__builtin_offsetof(struct plain63, c) == 24);
_Static_assert(sizeof(struct plain64) == 6);
_Static_assert(_Alignof(struct plain64) == 1);
_Static_assert(__builtin_offsetof(struct plain64, a) == 0);
_Static_assert(__builtin_offsetof(struct plain64, b) == 1);
_Static_assert(__builtin_offsetof(struct plain64, c) == 5);
_Static_assert(sizeof(struct plain65) == 12);
_Static_assert(_Alignof(struct plain65) == 2);
_Static_assert(__builtin_offsetof(struct plain65, a) == 0);
_Static_assert(__builtin_offsetof(struct plain65, b) == 2);
_Static_assert(__builtin_offsetof(struct plain65, c) == 10);
_Static_assert(sizeof(struct plain66) == 6);
_Static_assert(_Alignof(struct plain66) == 1);
_Static_assert(sizeof(struct plain67) == 8);
_Static_assert(_Alignof(struct plain67) == 4);
_Static_assert(__builtin_offsetof(struct plain67, d) == 5);
_Static_assert(sizeof(struct plain68) == 16);
_Static_assert(_Alignof(struct plain68) == 8);
_Static_assert(__builtin_offsetof(struct plain68, e) == 13);
_Static_assert(sizeof(struct plain69) == 12);
_Static_assert(_Alignof(struct plain69) == 2);
_Static_assert(__builtin_offsetof(struct plain69, a) == 0);
_Static_assert(__builtin_offsetof(struct plain69, b) == 6);
_Static_assert(__builtin_offsetof(struct plain69, c) == 10);
_Static_assert(sizeof(struct plain70) == 16);
_Static_assert(_Alignof(struct plain70) == 8);
_Static_assert(__builtin_offsetof(struct plain70, a) == 0);
_Static_assert(__builtin_offsetof(struct plain70, b) == 8);
_Static_assert(sizeof(struct packed01) == 5);
_Static_assert(_Alignof(struct packed01) == 1);
_Static_assert(__builtin_offsetof(struct packed01, a) == 0);
_Static_assert(__builtin_offsetof(struct packed01, b) == 1);
_Static_assert(sizeof(struct packed02) == 12);
_Static_assert(_Alignof(struct packed02) == 1);
_Static_assert(__builtin_offsetof(struct packed02, a) == 0);
_Static_assert(__builtin_offsetof(struct packed02, b) == 1);
_Static_assert(__builtin_offsetof(struct packed02, c) == 3);
_Static_assert(__builtin_offsetof(struct packed02, d) == 11);
_Static_assert(sizeof(struct packed03) == 6);
_Static_assert(_Alignof(struct packed03) == 1);
_Static_assert(__builtin_offsetof(struct packed03, c) == 5);
_Static_assert(sizeof(struct packed04) == 7);
_Static_assert(_Alignof(struct packed04) == 1);
_Static_assert(__builtin_offsetof(struct packed04, a) == 0);
_Static_assert(__builtin_offsetof(struct packed04, c) == 6);
_Static_assert(sizeof(struct packed05) == 5);
_Static_assert(_Alignof(struct packed05) == 1);
_Static_assert(sizeof(struct packed06) == 10);
_Static_assert(_Alignof(struct packed06) == 1);
_Static_assert(__builtin_offsetof(struct packed06, a) == 0);
_Static_assert(__builtin_offsetof(struct packed06, b) == 2);
_Static_assert(__builtin_offsetof(struct packed06, b.x) == 2);
_Static_assert(__builtin_offsetof(struct packed06, b.y) == 6);
_Static_assert(sizeof(struct packed07) == 17);
_Static_assert(_Alignof(struct packed07) == 1);
_Static_assert(__builtin_offsetof(struct packed07, a) == 0);
_Static_assert(__builtin_offsetof(struct packed07, b) == 1);
_Static_assert(__builtin_offsetof(struct packed07, c) == 9);
_Static_assert(sizeof(struct packed08) == 7);
_Static_assert(_Alignof(struct packed08) == 1);
_Static_assert(__builtin_offsetof(struct packed08, b) == 2);
_Static_assert(__builtin_offsetof(struct packed08, d) == 6);
_Static_assert(sizeof(struct packed09) == 1);
_Static_assert(_Alignof(struct packed09) == 1);
_Static_assert(__builtin_offsetof(struct packed09, n) == 0);
_Static_assert(__builtin_offsetof(struct packed09, data) == 1);
_Static_assert(sizeof(struct packed10) == 7);
_Static_assert(_Alignof(struct packed10) == 1);
_Static_assert(__builtin_offsetof(struct packed10, c) == 1);
_Static_assert(__builtin_offsetof(struct packed10, d) == 3);
_Static_assert(sizeof(struct packed11) == 9);
_Static_assert(_Alignof(struct packed11) == 1);
_Static_assert(__builtin_offsetof(struct packed11, a) == 0);
_Static_assert(__builtin_offsetof(struct packed11, b) == 1);
_Static_assert(sizeof(struct packed12) == 8);
_Static_assert(_Alignof(struct packed12) == 4);
_Static_assert(__builtin_offsetof(struct packed12, a) == 0);
_Static_assert(__builtin_offsetof(struct packed12, b) == 4);
_Static_assert(__builtin_offsetof(struct packed12, c) == 5);
_Static_assert(sizeof(struct packed13) == 5);
_Static_assert(_Alignof(struct packed13) == 1);
_Static_assert(__builtin_offsetof(struct packed13, d) == 4);
_Static_assert(sizeof(struct packed14) == 6);
_Static_assert(_Alignof(struct packed14) == 1);
_Static_assert(__builtin_offsetof(struct packed14, d) == 5);
_Static_assert(sizeof(struct packed15) == 17);
_Static_assert(_Alignof(struct packed15) == 1);
_Static_assert(__builtin_offsetof(struct packed15, c) == 16);
_Static_assert(sizeof(union union01) == 4);
_Static_assert(_Alignof(union union01) == 4);
_Static_assert(__builtin_offsetof(union union01, a) == 0);
_Static_assert(__builtin_offsetof(union union01, b) == 0);
_Static_assert(sizeof(union union02) == 8);
_Static_assert(_Alignof(union union02) == 4);
_Static_assert(__builtin_offsetof(union union02, a) == 0);
_Static_assert(__builtin_offsetof(union union02, b) == 0);
_Static_assert(sizeof(union union03) == 16);
_Static_assert(_Alignof(union union03) == 8);
_Static_assert(__builtin_offsetof(union union03, a) == 0);
_Static_assert(__builtin_offsetof(union union03, b) == 0);
_Static_assert(sizeof(union union04) == 4);
_Static_assert(_Alignof(union union04) == 4);
_Static_assert(__builtin_offsetof(union union04, b) == 0);
_Static_assert(sizeof(union union05) == 8);
_Static_assert(_Alignof(union union05) == 8);
_Static_assert(__builtin_offsetof(union union05, a) == 0);
_Static_assert(__builtin_offsetof(union union05, a.y) == 4);
_Static_assert(__builtin_offsetof(union union05, b) == 0);
_Static_assert(sizeof(union union06) == 8);
_Static_assert(_Alignof(union union06) == 8);
_Static_assert(__builtin_offsetof(union union06, b) == 0);
_Static_assert(sizeof(union union07) == 7);
_Static_assert(_Alignof(union union07) == 1);
_Static_assert(__builtin_offsetof(union union07, a) == 0);
_Static_assert(__builtin_offsetof(union union07, b) == 0);
_Static_assert(sizeof(union union08) == 8);
_Static_assert(_Alignof(union union08) == 8);
_Static_assert(__builtin_offsetof(union union08, a) == 0);
_Static_assert(__builtin_offsetof(union union08, b) == 0);
_Static_assert(sizeof(union union09) == 32);
_Static_assert(_Alignof(union union09) == 16);
_Static_assert(__builtin_offsetof(union union09, a) == 0);
_Static_assert(__builtin_offsetof(union union09, b) == 0);
