#pragma once
/* Complains where x is not of that very type; always 1. */
#define typecheck(type, x) ({ type __want; typeof(x) __have; (void)(&__want == &__have); 1; })
