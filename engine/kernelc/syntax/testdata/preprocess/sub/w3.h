#warning three
