package syntax

// Unescape resolves the escapes that a token of a string holds, as C does.
func Unescape(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		i++
		c := s[i]
		switch c {
		case 'a':
			c = '\a'
		case 'b':
			c = '\b'
		case 't':
			c = '\t'
		case 'n':
			c = '\n'
		case 'v':
			c = '\v'
		case 'f':
			c = '\f'
		case 'r':
			c = '\r'
		case '0', '1', '2', '3', '4', '5', '6', '7':
			c -= '0'
			for range 2 {
				if i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '7' {
					i++
					c = c<<3 | (s[i] - '0')
				}
			}
		case 'x':
			c = 0
			for i+1 < len(s) {
				d := hexDigit(s[i+1])
				if d < 0 {
					break
				}
				c = c<<4 | byte(d)
				i++
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// hexDigit returns the value of a hexadecimal digit, or -1.
func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
