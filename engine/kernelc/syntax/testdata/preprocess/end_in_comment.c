a /* x
 y