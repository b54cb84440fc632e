package protocol

import "ringlab/engine/source"

// The methods of the SystemTap lab. A script is always the request's one text.
const (
	// StapCheck reads and checks a script: StapSettings → StapChecked.
	StapCheck Method = "stap.check"
	// StapDump writes what `stap -p1` or `-p2` prints, as two texts, standard
	// output and standard error: StapDumpParams → StapDumped.
	StapDump Method = "stap.dump"
	// StapFormat writes the script formatted, as the response's one text:
	// Nothing → StapFormatted.
	StapFormat Method = "stap.format"
	// StapLocate explains what stands at a byte: StapPlace → StapLocated.
	StapLocate Method = "stap.locate"
	// StapComplete tells what may be typed at a byte: StapPlace →
	// StapCompletions.
	StapComplete Method = "stap.complete"
	// StapStart checks a script and makes a run of it that has not begun:
	// StapSettings → StapStarted. What stap writes to standard error before it
	// runs a script, or instead of that, follows as one text.
	StapStart Method = "stap.start"
	// StapStep runs it on for a while: StapStepParams → StapProgress. What it
	// printed follows as one text.
	StapStep Method = "stap.step"
	// StapClose forgets a run: StapRun → Nothing.
	StapClose Method = "stap.close"
	// StapTimeline: StapTimelineParams → StapTimeline.
	StapTimelineOf Method = "stap.timeline"
	// StapMomentOf goes to a moment of the run: StapMomentParams → StapMoment.
	StapMomentOf Method = "stap.moment"
	// StapSeriesOf tells how scalar globals went over time: StapSeriesParams →
	// StapSeries.
	StapSeriesOf Method = "stap.series"
	// StapExplain says why the result is what it is: StapRun → StapExplained.
	StapExplain Method = "stap.explain"
)

// StapSettings are what a check and a run depend on besides the script.
// Numbers that may be large are decimal strings; empty strings and zeros stand
// for the defaults.
type StapSettings struct {
	Name           string      `json:"name"`   // of the script in messages; "" for "<input>"
	Args           []string    `json:"args"`   // $1, @1, …
	Kernel         string      `json:"kernel"` // "6.1", "4.4", …
	HZ             int         `json:"hz"`
	CPUs           int         `json:"cpus"`
	Seed           string      `json:"seed"`
	Jitter         string      `json:"jitter"` // ns, the most that an expiry comes late
	Load           int         `json:"load"`   // percent
	Workload       string      `json:"workload"`
	Until          string      `json:"until"` // ns of virtual time
	Limits         []StapGiven `json:"limits"`
	Globals        []StapGiven `json:"globals"`
	Target         string      `json:"target"` // process id of -x
	Started        string      `json:"started"`
	Guru           bool        `json:"guru"`
	NoOptimise     bool        `json:"noOptimise"`
	Compatible     string      `json:"compatible"`
	SuppressErrors bool        `json:"suppressErrors"`
}

// StapGiven is NAME=VALUE, of -D or -G.
type StapGiven struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// StapChecked is what a check found.
type StapChecked struct {
	Diagnostics []Diagnostic `json:"diagnostics"`
	Errors      int          `json:"errors"`
	Warnings    int          `json:"warnings"`
	Infos       int          `json:"infos"`
	// Runs is true where the script can be started.
	Runs    bool         `json:"runs"`
	Probes  []StapProbe  `json:"probes"`
	Globals []StapGlobal `json:"globals"`
	// Simulated says, a sentence each, what of a run would be simulated
	// (events of the workload, sampled CPUs, …).
	Simulated []string `json:"simulated"`
}

// StapProbe is one resolved probe, which has a lane of the timeline.
type StapProbe struct {
	Index int         `json:"index"`
	Name  string      `json:"name"` // as pp() gives it
	Kind  string      `json:"kind" tstype:"'begin' | 'end' | 'error' | 'never' | 'highres' | 'jiffies' | 'profile' | 'event' | 'nothing'"`
	Place source.Span `json:"place"` // of the probe point in the script
	// Interval and Randomize are in ns, or in jiffies for the kind jiffies;
	// "0" for a probe that is no timer.
	Interval  string `json:"interval"`
	Randomize string `json:"randomize"`
	Words     string `json:"words"` // when it fires
	// Shows names the global that a made-up end probe prints; else "".
	Shows string `json:"shows"`
}

// StapGlobal is one global of the script.
type StapGlobal struct {
	Name  string      `json:"name"`
	Type  string      `json:"type" tstype:"'long' | 'string' | 'stats' | 'unknown'"`
	Keys  []string    `json:"keys"` // types of an array's keys; empty for a scalar
	Place source.Span `json:"place"`
}

// StapDumpParams asks for pass 1 or 2.
type StapDumpParams struct {
	Pass     int          `json:"pass"`
	Settings StapSettings `json:"settings"`
	// NoWarnings is -w, Strict is -W, Verbose is -v.
	NoWarnings bool `json:"noWarnings"`
	Strict     bool `json:"strict"`
	Verbose    bool `json:"verbose"`
}

// StapDumped is the exit status.
type StapDumped struct {
	Status int `json:"status"`
}

// StapFormatted tells whether the script could be formatted; where it could
// not, the text comes back as it was.
type StapFormatted struct {
	Changed     bool         `json:"changed"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// StapPlace is a byte of the script.
type StapPlace struct {
	Offset   int          `json:"offset"`
	Settings StapSettings `json:"settings"`
}

// StapLocated explains what stands at a byte; Title is empty where there is
// nothing to say.
type StapLocated struct {
	Title string      `json:"title"` // a signature, a probe point, a variable with its type
	Words string      `json:"words"`
	Place source.Span `json:"place"`
	// Status of a tapset function or probe point; else "".
	Status string `json:"status" tstype:"'supported' | 'simulated' | 'real kernel' | ''"`
	// Variables are those that an event sets in its handler, as "name:type".
	Variables []string `json:"variables"`
	// Defined is where a variable, function or alias of the script is declared.
	Defined *source.Span `json:"defined,omitempty"`
}

// StapCompletions is what may be typed in place of a span.
type StapCompletions struct {
	Place   source.Span      `json:"place"`
	Options []StapCompletion `json:"options"`
}

// StapCompletion is one thing that may be typed.
type StapCompletion struct {
	Label  string `json:"label"`
	Apply  string `json:"apply"` // what to insert
	Detail string `json:"detail"`
	Kind   string `json:"kind" tstype:"'keyword' | 'probe' | 'function' | 'variable' | 'macro'"`
	Words  string `json:"words"`
}

// StapRun names a run.
type StapRun struct {
	Run int `json:"run"`
}

// StapStarted is a run that has not begun, or why there is none (Run is 0).
type StapStarted struct {
	Run     int         `json:"run"`
	Checked StapChecked `json:"checked"`
	// HZ, CPUs, Kernel and Seed are those the run has.
	HZ     int    `json:"hz"`
	CPUs   int    `json:"cpus"`
	Kernel string `json:"kernel"`
	Seed   string `json:"seed"`
	Until  string `json:"until"`
	// FirstJiffies is the kernel's jiffies counter when the clock is at 0.
	FirstJiffies string `json:"firstJiffies"`
}

// StapStepParams says how many statements to run at most. Cancel ends the run
// as ^C would: end probes still run.
type StapStepParams struct {
	Run    int  `json:"run"`
	Budget int  `json:"budget"`
	Cancel bool `json:"cancel"`
}

// StapProgress is how far a run is.
type StapProgress struct {
	Done       bool         `json:"done"`
	Now        string       `json:"now"` // ns of virtual time
	Fired      int          `json:"fired"`
	Statements string       `json:"statements"`
	Output     []StapOutput `json:"output"` // since the last step
	Ending     *StapEnding  `json:"ending,omitempty"`
}

// StapOutput is a piece of output: the next Bytes bytes of the text that
// follows.
type StapOutput struct {
	Stream string `json:"stream" tstype:"'stdout' | 'stderr'"`
	Firing int    `json:"firing"` // that printed it; -1 for what the runtime says by itself
	At     string `json:"at"`     // ns
	Bytes  int    `json:"bytes"`
}

// StapEnding is how a run ended.
type StapEnding struct {
	Reason string `json:"reason" tstype:"'exit' | 'until' | 'error' | 'overload' | 'output' | 'load' | 'idle' | 'cancel'"`
	Status int    `json:"status"` // exit status of stap
	Errors int    `json:"errors"`
	At     string `json:"at"`
	Words  string `json:"words"` // one sentence
}

// StapTimelineParams asks for the firings of [From, To) ns. A lane with more
// firings than Marks in it is answered as a density of Columns counts.
type StapTimelineParams struct {
	Run     int    `json:"run"`
	From    string `json:"from"`
	To      string `json:"to"`
	Columns int    `json:"columns"`
	Marks   int    `json:"marks"`
}

// StapTimeline is a window of a run.
type StapTimeline struct {
	From  string     `json:"from"`
	To    string     `json:"to"`
	End   string     `json:"end"` // of the run so far
	Lanes []StapLane `json:"lanes"`
	// Kept is how many firings are remembered; older than that limit there
	// are only counts.
	Kept int `json:"kept"`
}

// StapLane is one probe's part of a window: Marks, or Density.
type StapLane struct {
	Probe   int        `json:"probe"`
	Total   int        `json:"total"` // firings in the whole run
	Within  int        `json:"within"`
	Marks   []StapMark `json:"marks"`
	Density []int      `json:"density"`
	// Spread is how long the periods between two firings were, over the whole
	// run; nil for fewer than two firings.
	Spread *StapSpread `json:"spread,omitempty"`
}

// StapMark is one firing.
type StapMark struct {
	Firing int    `json:"firing"`
	At     string `json:"at"`
	CPU    int    `json:"cpu"`
	Failed bool   `json:"failed"`
}

// StapSpread is a distribution of periods: Counts of equal bins over
// [Least, Most] ns.
type StapSpread struct {
	Least  string `json:"least"`
	Most   string `json:"most"`
	Mean   string `json:"mean"`
	Counts []int  `json:"counts"`
}

// StapMomentParams names a moment: before statement number Statement of a
// firing, from 0; -1 for the end of the firing.
type StapMomentParams struct {
	Run       int `json:"run"`
	Firing    int `json:"firing"`
	Statement int `json:"statement"`
}

// StapMoment is the state of a run at a moment.
type StapMoment struct {
	Firing     int    `json:"firing"`
	Statement  int    `json:"statement"`
	Statements int    `json:"statements"` // in this firing
	Firings    int    `json:"firings"`    // in the run
	Probe      int    `json:"probe"`
	At         string `json:"at"`
	Jiffies    string `json:"jiffies"`
	CPU        int    `json:"cpu"`
	// Place is the statement that runs next; of the probe at the firing's end.
	Place source.Span `json:"place"`
	// Globals and Locals as they are; Changed is since the statement before,
	// or, at the firing's end, since the firing began.
	Globals []StapVariable `json:"globals"`
	Locals  []StapVariable `json:"locals"`
	// Printed is how many bytes stand on standard output by then.
	Printed int `json:"printed"`
}

// StapVariable is a variable and what is in it.
type StapVariable struct {
	Name    string `json:"name"`
	Type    string `json:"type" tstype:"'long' | 'string' | 'stats' | 'unknown'"`
	Array   bool   `json:"array"`
	Changed bool   `json:"changed"`
	Value   string `json:"value"`  // of a scalar long or string
	Before  string `json:"before"` // where it changed
	// Entries are the first of an array, Total of how many.
	Entries []StapEntry `json:"entries"`
	Total   int         `json:"total"`
	Stats   *StapStats  `json:"stats,omitempty"`
}

// StapEntry is one entry of an array.
type StapEntry struct {
	Keys    []string   `json:"keys"`
	Value   string     `json:"value"`
	Stats   *StapStats `json:"stats,omitempty"`
	Changed bool       `json:"changed"`
}

// StapStats is an aggregate.
type StapStats struct {
	Count string `json:"count"`
	Sum   string `json:"sum"`
	Min   string `json:"min"`
	Max   string `json:"max"`
	Avg   string `json:"avg"`
	// Buckets of its histogram, lowest first, without empty ones at both
	// ends; empty where the script asks for no histogram of it.
	Buckets []StapBucket `json:"buckets"`
}

// StapBucket is one row of a histogram.
type StapBucket struct {
	Label string `json:"label"`
	Count string `json:"count"`
}

// StapSeriesParams asks for at most Points points for each scalar global.
type StapSeriesParams struct {
	Run    int `json:"run"`
	Points int `json:"points"`
}

// StapSeries is how globals went over time.
type StapSeries struct {
	Series []StapSerie `json:"series"`
}

// StapSerie is one global; its value holds from a point to the next. Arrays
// and aggregates are followed by their number of entries or values.
type StapSerie struct {
	Name   string      `json:"name"`
	What   string      `json:"what" tstype:"'value' | 'entries' | 'count'"`
	Points []StapPoint `json:"points"`
}

// StapPoint is a value from a time on.
type StapPoint struct {
	At    string `json:"at"`
	Value string `json:"value"`
}

// StapExplained lists what is worth explaining of a run.
type StapExplained struct {
	Explanations []StapExplanation `json:"explanations"`
}

// StapExplanation is one surprising result and the way to it.
type StapExplanation struct {
	Title string    `json:"title"`
	Steps []StapWhy `json:"steps"`
	Code  string    `json:"code"` // stable
}

// StapWhy is one step of an explanation.
type StapWhy struct {
	Words string `json:"words"`
	// Figure is the step's arithmetic, such as "100 → 104 jiffies"; may be "".
	Figure string      `json:"figure"`
	Place  source.Span `json:"place"` // [0, 0) for none
	Probe  int         `json:"probe"` // -1 for none
}
