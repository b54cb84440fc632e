package syntax

// condition is the value of an #if or #elif.
func (p *preprocessor) condition(line []token) bool { return false }
