in a05
