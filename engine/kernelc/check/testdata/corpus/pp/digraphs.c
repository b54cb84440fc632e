static int a<:3:> = <% 1, 2 %>;
static int b;
