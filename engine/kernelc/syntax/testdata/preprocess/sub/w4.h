#warning four
