package syntax

import (
	pathpkg "path"
	"strings"

	"ringlab/engine/kernelc/report"
)

// include enters the file that the rest of a directive's line in s names.
func (p *preprocessor) include(s *stream, line []token, kind directiveKind) {
	angled := len(line) > 0 && line[0].isPunct("<")
	if !angled {
		line = p.expandAll(line)
		angled = len(line) > 0 && line[0].isPunct("<")
	}
	at := p.lastEnd
	if angled {
		line = line[1:]
	}
	if len(line) > 0 {
		at = line[0].Pos
	}
	var spelled strings.Builder
	closed := false
	for i := range line {
		if closed = angled && line[i].isPunct(">"); closed {
			break
		}
		if line[i].Kind == String && !line[i].Wide {
			spelled.WriteString(line[i].Text)
		} else {
			spelled.WriteString(line[i].Spelling())
		}
	}
	if angled && !closed {
		p.r.Error(at, "include", "expected '>' at end of filename")
	}
	name := spelled.String()
	if name == "" {
		// Sparse opens the first directory of its path, in which it reads nothing.
		return
	}
	// The places to look in are numbered: 0 is beside the file, then come those
	// of -I and the machine's own.
	from := 0
	switch {
	case kind == includeNextDirective:
		from = s.nextPath
	case kind == commandIncludeDirective:
		p.beside = ""
	default:
		p.beside = directoryOf(s.name)
		if angled {
			from = 1
		}
	}
	if name[0] == '/' {
		if p.tryInclude(name, 0, at) {
			return
		}
	} else {
		for i := from; ; i++ {
			directory, ok := p.directory(i)
			if !ok {
				break
			}
			if p.tryInclude(join(directory, name), i+1, at) {
				return
			}
		}
	}
	p.unit.Missing = append(p.unit.Missing, Include{Name: name, System: angled, Pos: at})
	p.r.Fatal(at, "include-missing", "unable to open '"+name+"'")
}

// directory returns the directory of a number; false behind the last.
func (p *preprocessor) directory(i int) (string, bool) {
	switch i -= 1; {
	case i < 0:
		return p.beside, true
	case i < len(p.cfg.Path):
		return p.cfg.Path[i], true
	case i-len(p.cfg.Path) < len(p.cfg.SystemPath):
		return p.cfg.SystemPath[i-len(p.cfg.Path)], true
	}
	return "", false
}

// directoryOf returns what stands before a file's name in its path, with a
// slash at its end, as sparse writes it: without "./" at its beginning.
func directoryOf(path string) string {
	path = path[:strings.LastIndexByte(path, '/')+1]
	for strings.HasPrefix(path, "./") {
		path = strings.TrimLeft(path[1:], "/")
	}
	return path
}

func join(directory, name string) string {
	if directory != "" && directory[len(directory)-1] != '/' {
		directory += "/"
	}
	return directory + name
}

// tryInclude enters a file if there is one of this name. A file that protects
// itself against a second reading is there, but not read.
func (p *preprocessor) tryInclude(path string, nextPath int, at report.Pos) bool {
	for _, s := range p.streams[path] {
		if !s.once && !s.constant {
			continue
		}
		if s.once || s.protect == noName || p.macroOf(s.protect) != nil {
			return true
		}
	}
	text, ok := p.cfg.find(path)
	if !ok {
		p.want(path)
		return false
	}
	p.read = append(p.read, includedText{path, text})
	if p.depth >= maxIncludeDepth || p.included >= maxIncludes {
		p.stop(at, "#include is nested too deeply")
		return true
	}
	file := p.r.Files.Add(path, text, at)
	p.enter(file, p.cfg.Headers.lex(path, text, p.names), path, nextPath)
	return true
}

// find returns the file of a path.
func (cfg *Config) find(path string) ([]byte, bool) {
	text, ok := cfg.Files[path]
	if !ok {
		text, ok = cfg.Files[pathpkg.Clean(path)]
	}
	return text, ok
}

// want notes a path that nobody gave a file for.
func (p *preprocessor) want(path string) {
	if !p.wanted[path] {
		if p.wanted == nil {
			p.wanted = map[string]bool{}
		}
		p.wanted[path] = true
		p.unit.Wanted = append(p.unit.Wanted, path)
	}
}
