#pragma once

#include <linux/types.h>
#include <linux/errno.h>

void *memset(void *s, int c, size_t n);
void *memcpy(void *to, const void *from, size_t len);
void *memmove(void *dest, const void *src, size_t count);
int memcmp(const void *, const void *, size_t);
void *memchr(const void *, int, size_t);
size_t strlen(const char *);
size_t strnlen(const char *, size_t);
char *strcpy(char *dest, const char *src);
char *strncpy(char *, const char *, size_t);
size_t strlcpy(char *, const char *, size_t);
ssize_t strscpy(char *dest, const char *src, size_t count);
char *strcat(char *dest, const char *src);
char *strncat(char *, const char *, size_t);
int strcmp(const char *, const char *);
int strncmp(const char *, const char *, size_t);
int strcasecmp(const char *, const char *);
char *strchr(const char *, int);
char *strrchr(const char *, int);
char *strstr(const char *, const char *);
size_t strspn(const char *, const char *);
size_t strcspn(const char *, const char *);
char *strpbrk(const char *, const char *);
char *strsep(char **, const char *);
char *skip_spaces(const char *s);
char *strim(char *s);
char *strstrip(char *s);
bool sysfs_streq(const char *s1, const char *s2);
bool strstarts(const char *str, const char *prefix);
void memzero_explicit(void *s, size_t count);

/* Copies of text in new memory. */
char *kstrdup(const char *s, gfp_t gfp) __malloc;
char *kstrndup(const char *s, size_t len, gfp_t gfp) __malloc;
void *kmemdup(const void *src, size_t len, gfp_t gfp);
void *memdup_user(const void __user *, size_t);
void *memdup_user_nul(const void __user *, size_t);
char *strndup_user(const char __user *s, long n);
