#define LAB_SIZE 64
