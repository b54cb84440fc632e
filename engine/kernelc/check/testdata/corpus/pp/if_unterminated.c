#ifndef GUARD
#define GUARD
static int a;
#if 0
static int b;
#else
static int *c = 0;
