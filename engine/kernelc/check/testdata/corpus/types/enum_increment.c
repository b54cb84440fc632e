/* A constant without a value after one that is no integer stops sparse. */
enum level { LOW = 1.0, HIGH };
static int *never_seen = 0;
