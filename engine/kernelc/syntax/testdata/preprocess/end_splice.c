ab\
