package topology

import (
	"math"
	"math/bits"
	"slices"
	"sort"
	"strconv"
	"strings"

	"ringlab/engine/caps/xmldoc"
)

// reader reads values of one document. What is missing or not a number reads
// as NotStated or 0: saying so is the business of the document's diagnostics.
type reader struct {
	tree *xmldoc.Tree
}

// id returns the attribute as an ID, or NotStated.
func (r reader) id(element xmldoc.ID, attr string) int {
	value, _, _ := r.tree.Attr(element, attr)
	return parseID(value)
}

// parseID reads a decimal number from 0 to 2^31−1; anything else is NotStated,
// such as the −1 of kernels that do not know the ID.
func parseID(s string) int {
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil {
		return NotStated
	}
	return int(n)
}

func (r reader) attr(element xmldoc.ID, name string) string {
	value, _, _ := r.tree.Attr(element, name)
	return value
}

// count returns the attribute as a number, or 0.
func (r reader) count(element xmldoc.ID, attr string) uint64 {
	return parseCount(r.attr(element, attr))
}

func parseCount(s string) uint64 {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// kib returns the text of element in KiB, from the unit it states.
func (r reader) kib(element xmldoc.ID) uint64 {
	text, _ := r.tree.Value(element)
	return inKiB(parseCount(text), r.attr(element, "unit"))
}

// sized joins a number and its unit as the document gives them.
func (r reader) sized(element xmldoc.ID, valueAttr string) string {
	value, unit := r.attr(element, valueAttr), r.attr(element, "unit")
	if value == "" || unit == "" {
		return value
	}
	return value + " " + unit
}

// inKiB converts n of a unit as libvirt's scaledInteger knows them (KB is 1,000
// bytes; k, KiB and no unit at all are 1,024) to KiB, rounded up. A unit that
// libvirt does not know counts as KiB; what is too large stays at the largest
// number.
func inKiB(n uint64, unit string) uint64 {
	hi, lo := bits.Mul64(n, unitBytes(unit))
	lo, carry := bits.Add64(lo, 1023, 0)
	if hi += carry; hi >= 1024 {
		return math.MaxUint64
	}
	return hi<<54 | lo>>10
}

func unitBytes(unit string) uint64 {
	switch unit {
	case "b", "byte", "bytes", "B":
		return 1
	case "":
		return 1024
	}
	step := uint64(1024)
	if len(unit) == 2 && (unit[1] == 'B' || unit[1] == 'b') {
		step = 1000
	}
	power := strings.IndexByte("kmgtpe", unit[0]|0x20)
	if power < 0 {
		return 1024
	}
	n := step
	for range power {
		n *= step
	}
	return n
}

// maxListed bounds how many CPU numbers the banks of a document list in all:
// 8,192 CPUs in 16 kinds of caches. A hostile range must not cost memory that
// the document itself did not.
const maxListed = 1 << 17

// parseCPUSet reads a CPU set as libvirt writes them into capabilities, such
// as "0-3,8", in ascending order. It returns nil for what is no such set and
// for one of more than limit numbers.
func parseCPUSet(s string, limit int) []int {
	var cpus []int
	for item := range strings.SplitSeq(s, ",") {
		first, last, isRange := strings.Cut(item, "-")
		if !isRange {
			last = first
		}
		from, to := parseID(first), parseID(last)
		if from == NotStated || to < from || to-from >= limit-len(cpus) {
			return nil
		}
		for cpu := from; cpu <= to; cpu++ {
			cpus = append(cpus, cpu)
		}
	}
	ascending(cpus)
	return slices.Compact(cpus)
}

// ascending sorts numbers by the sort that the engine has already: slices.Sort
// would add one for integers to it.
func ascending(numbers []int) {
	sort.SliceStable(numbers, func(i, j int) bool { return numbers[i] < numbers[j] })
}
