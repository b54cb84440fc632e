#pragma once

static inline int isdigit(int c) { return '0' <= c && c <= '9'; }
static inline int isupper(int c) { return 'A' <= c && c <= 'Z'; }
static inline int islower(int c) { return 'a' <= c && c <= 'z'; }
static inline int isalpha(int c) { return isupper(c) || islower(c); }
static inline int isalnum(int c) { return isalpha(c) || isdigit(c); }
static inline int isspace(int c) { return c == ' ' || ('\t' <= c && c <= '\r'); }
static inline int isxdigit(int c) { return isdigit(c) || ('a' <= (c | 0x20) && (c | 0x20) <= 'f'); }
static inline int isprint(int c) { return 0x20 <= c && c < 0x7f; }
static inline int ispunct(int c) { return isprint(c) && c != ' ' && !isalnum(c); }
static inline int isascii(int c) { return !(c & ~0x7f); }
static inline char toupper(int c) { return islower(c) ? c - 0x20 : c; }
static inline char tolower(int c) { return isupper(c) ? c + 0x20 : c; }
