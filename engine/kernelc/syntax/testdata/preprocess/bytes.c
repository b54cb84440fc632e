int x;
ÿş
