package stap

import (
	"strconv"
	"strings"

	"ringlab/engine/sim"
	"ringlab/engine/stap/sema"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
	"ringlab/engine/stap/vm"
	"ringlab/engine/words"
)

// Settings are the options of a check and a run as people and messages give
// them. Empty strings and zeros stand for the defaults.
type Settings struct {
	Name           string     // of the script in messages; "" for "<input>"
	Args           []string   // $1, @1, …
	Kernel         string     // "6.1", "4.4", "5.10.0-8"
	HZ             int        // CONFIG_HZ
	CPUs           int        //
	Seed           string     // of all that is random
	Jitter         string     // ns, the most that an expiry comes late
	Load           int        // percent
	Workload       string     // the set of events that processes make
	Until          string     // ns of virtual time
	Limits         []vm.Given // -D NAME=VALUE
	Globals        []vm.Given // -G NAME=VALUE
	Target         string     // -x
	Started        string     // ns since 1970
	Guru           bool       // -g
	NoOptimise     bool       // -u
	Compatible     string     // --compatible
	SuppressErrors bool       // --suppress-handler-errors
	// NoDebugInfo judges points that need a kernel's debug information as a
	// stap does that has none.
	NoDebugInfo bool
}

// The defaults of settings that are not given.
const (
	DefaultUntil  = 60 * second                 // ns
	startOfTime   = 1_763_877_600 * int64(1e9)  // ns since 1970
	outputLimit   = 16 << 20                    // bytes
	second        = int64(1_000_000_000)        // ns
	longestRun    = 366 * 24 * 60 * 60 * second // ns
	longestJitter = second                      // ns
	module        = "stap_ringlab"              // what module_name() says
	version       = "4.8"                       // of stap
	defineForm    = "^[a-z_][a-z_0-9]*(=-?[a-z_0-9]+)?$"
	givenForm     = "^[a-z_][a-z0-9_]*=[a-z0-9_.-]+$"
)

// Options are settings that have been read.
type Options struct {
	Name, Compatible string
	Args             []string
	Kernel           string // the whole version: "6.1.0-47-cloud-amd64"
	HZ               int
	Guru, NoOptimise bool
	NoDebugInfo      bool
	// Run is what a run depends on.
	Run vm.Options
	// defines are the values of -D that are numbers.
	defines map[string]int64
	// unusable is set where stap would take the settings and the kernel's
	// module would not compile with them.
	unusable *Refusal
}

// Refusal says which setting cannot be used and why. Where stap refuses it too,
// the message is stap's in English.
type Refusal struct {
	Code    string // stable
	Setting string // its name in Settings, in lower case
	Message words.Message
}

// Error returns the message in English.
func (r *Refusal) Error() string { return r.Message.In(words.English) }

func refuse(setting, code, en, zh string, args ...any) *Refusal {
	return &Refusal{Code: code, Setting: setting, Message: words.Text{En: en, Zh: zh}.With(args...)}
}

// Parse reads settings.
func (s Settings) Parse() (*Options, *Refusal) {
	o := &Options{
		Name: s.Name, Compatible: s.Compatible, Args: s.Args, HZ: s.HZ,
		Guru: s.Guru, NoOptimise: s.NoOptimise, NoDebugInfo: s.NoDebugInfo,
		Run: vm.Options{
			Kernel: sim.Config{HZ: s.HZ, CPUs: s.CPUs, Load: s.Load, Workload: s.Workload},
			Limits: vm.DefaultLimits(), Globals: s.Globals, SuppressErrors: s.SuppressErrors,
			Module: module, OutputLimit: outputLimit,
		},
		defines: map[string]int64{},
	}
	if o.Name == "" {
		o.Name = "<input>"
	}
	steps := [...]func(*Options) *Refusal{s.kernel, s.machine, s.times, s.given, s.compatible}
	for _, step := range steps {
		if r := step(o); r != nil {
			return nil, r
		}
	}
	return o, nil
}

// kernel reads the version.
func (s *Settings) kernel(o *Options) *Refusal {
	o.Kernel = s.Kernel
	if o.Kernel == "" {
		o.Kernel = syntax.DefaultKernel
	}
	numbers, suffix, dashed := strings.Cut(o.Kernel, "-")
	parts := strings.Split(numbers, ".")
	ok := len(parts) == 2 || len(parts) == 3
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		ok = ok && err == nil && n <= 65535 && isDigits(part)
	}
	for i := range len(suffix) {
		ok = ok && suffix[i] > ' ' && suffix[i] < 0x7f
	}
	if !ok || len(o.Kernel) > 64 {
		return refuse("kernel", "kernel-version", "%q is no kernel version, such as 6.1, 4.4 or 5.10.0-8",
			"%q 不是内核版本（例如 6.1、4.4 或 5.10.0-8）", s.Kernel)
	}
	if len(parts) == 2 {
		o.Kernel = numbers + ".0"
		if dashed {
			o.Kernel += "-" + suffix
		}
	}
	o.Run.Kernel.Version = o.Kernel
	return nil
}

// isDigits reports whether s is a number without a sign.
func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// machine reads HZ, CPUs, load, workload, seed and jitter.
func (s *Settings) machine(o *Options) *Refusal {
	k, d := &o.Run.Kernel, sim.Default()
	if s.HZ == 0 {
		o.HZ, k.HZ = d.HZ, d.HZ
	}
	if s.CPUs == 0 {
		k.CPUs = d.CPUs
	}
	switch {
	case k.HZ < 12 || k.HZ > 1200:
		return refuse("hz", "hz", "CONFIG_HZ is from 12 to 1200, not %d", "CONFIG_HZ 必须在 12 到 1200 之间，不能是 %d", s.HZ)
	case k.CPUs < 1 || k.CPUs > 256:
		return refuse("cpus", "cpus", "a kernel has 1 to 256 CPUs, not %d", "CPU 数必须在 1 到 256 之间，不能是 %d", s.CPUs)
	case k.Load < 0 || k.Load > 100:
		return refuse("load", "load", "the load is from 0 to 100 percent, not %d", "负载必须在 0%% 到 100%% 之间，不能是 %d", s.Load)
	}
	k.Seed = d.Seed
	if s.Seed != "" {
		n, err := strconv.ParseUint(s.Seed, 10, 64)
		if err != nil {
			return refuse("seed", "seed", "the seed is a number from 0 to 18446744073709551615, not %q",
				"种子必须是 0 到 18446744073709551615 之间的整数，不能是 %q", s.Seed)
		}
		k.Seed = n
	}
	var r *Refusal
	k.Jitter, r = duration("jitter", s.Jitter, 0, 0, longestJitter)
	return r
}

// duration reads a number of ns from least to most.
func duration(setting, text string, standard, least, most int64) (int64, *Refusal) {
	if text == "" {
		return standard, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < least || n > most {
		return 0, refuse(setting, "duration", "%s: %q is not from %d to %d ns", "%s：%q 不在 %d 到 %d 纳秒之间", setting, text, least, most)
	}
	return n, nil
}

// times reads when the run begins and ends, and the target.
func (s *Settings) times(o *Options) (r *Refusal) {
	if o.Run.Until, r = duration("until", s.Until, DefaultUntil, 1, longestRun); r != nil {
		return r
	}
	if o.Run.Started, r = duration("started", s.Started, startOfTime, 0, 1<<62); r != nil {
		return r
	}
	if s.Target != "" {
		n, err := strconv.ParseInt(s.Target, 0, 64)
		if err != nil {
			return refuse("target", "target", "Invalid target process ID number.", "目标进程号无效：%q", s.Target)
		}
		o.Run.Target = n
	}
	return nil
}

// given reads -D and -G.
func (s *Settings) given(o *Options) *Refusal {
	for _, g := range s.Limits {
		if !isName(g.Name) || g.Value != "" && !isValue(strings.TrimPrefix(g.Value, "-"), "_") {
			return refuse("limits", "define-form", "Safety pattern mismatch for -D parameter ('%s' vs. '%s')",
				"-D 的参数 '%s' 不符合格式 '%s'", joined(g), defineForm)
		}
		if n, err := strconv.ParseInt(g.Value, 0, 64); err == nil || g.Value == "" {
			o.defines[g.Name] = n
		}
		if isLimit(g.Name) && !o.Run.Limits.Set(g.Name, g.Value) && o.unusable == nil {
			o.unusable = refuse("limits", "define-value", "-D %s: the module of the run does not compile with this value",
				"-D %s：使用这个值时，运行所需的内核模块无法编译", joined(g))
		}
	}
	for _, g := range s.Globals {
		if !isName(g.Name) || !isValue(g.Value, "_.-") {
			return refuse("globals", "given-form", "Safety pattern mismatch for -G parameter ('%s' vs. '%s')",
				"-G 的参数 '%s' 不符合格式 '%s'", joined(g), givenForm)
		}
	}
	return nil
}

// joined is NAME=VALUE.
func joined(g vm.Given) string {
	if g.Value == "" {
		return g.Name
	}
	return g.Name + "=" + g.Value
}

// isName reports whether s is an identifier.
func isName(s string) bool {
	return s != "" && (s[0] < '0' || s[0] > '9') && isValue(s, "_")
}

// isValue reports whether s is letters, digits and the characters of more.
func isValue(s, more string) bool {
	for i := range len(s) {
		c := s[i]
		if c|0x20 < 'a' || c|0x20 > 'z' {
			if (c < '0' || c > '9') && strings.IndexByte(more, c) < 0 {
				return false
			}
		}
	}
	return s != ""
}

// isLimit reports whether -D NAME changes something that is simulated. Any
// other name is only a macro of the module that stap compiles.
func isLimit(name string) bool {
	l := vm.DefaultLimits()
	return l.Set(name, "1")
}

// compatible reads --compatible.
func (s *Settings) compatible(*Options) *Refusal {
	if s.Compatible == "" {
		return nil
	}
	major, minor, _ := strings.Cut(s.Compatible, ".")
	minor, _, _ = strings.Cut(minor, ".")
	m, err := strconv.Atoi(major)
	n, _ := strconv.Atoi(minor)
	if err != nil || m > 4 || m == 4 && n > 8 {
		return refuse("compatible", "compatible", "systemtap version %[1]s cannot be compatible with future version %[2]s",
			"systemtap %[1]s 不能兼容未来的版本 %[2]s", version, s.Compatible)
	}
	return nil
}

// syntax returns what the parser depends on.
func (o *Options) syntax() syntax.Options {
	return syntax.Options{
		Name: o.Name, Args: o.Args, Guru: o.Guru, Kernel: o.Kernel, Config: syntax.KernelConfig(o.HZ), Compatible: o.Compatible,
		Macros: tapset.Macros(),
	}
}

// sema returns what the checker depends on.
func (o *Options) sema() sema.Options {
	s := sema.Options{
		Kernel: o.Kernel, Guru: o.Guru, NoOptimise: o.NoOptimise, Compatible: o.Compatible,
		NoDebugInfo: o.NoDebugInfo, Defines: o.defines, Args: o.Args,
	}
	for _, g := range o.Run.Globals {
		s.Given = append(s.Given, g.Name)
	}
	return s
}
