#warning one
