package topology

import (
	"slices"
	"strconv"
	"strings"

	"ringlab/engine/words"
)

// Text returns the topology as an indented tree for a terminal. Cores that
// stand beside each other and have equally many threads share a line.
func (t Topology) Text(l words.Language) string {
	w := &textWriter{language: l}
	w.totals(t.Totals)
	for i := range t.Cells {
		w.cell(&t.Cells[i])
	}
	w.distances(t.Cells)
	w.interconnects(t.Interconnects)
	w.banks(t.Banks)
	return w.out.String()
}

type textWriter struct {
	language words.Language
	out      strings.Builder
}

// line writes one line at a depth of the tree.
func (w *textWriter) line(depth int, text words.Text, args ...any) {
	for range depth {
		w.out.WriteString("  ")
	}
	w.out.WriteString(text.With(args...).In(w.language))
	w.out.WriteByte('\n')
}

func (w *textWriter) totals(t Totals) {
	counts := []struct {
		n    int
		text words.Text
	}{
		{t.Cells, words.Text{En: "NUMA cells %d", Zh: "NUMA 单元 %d 个"}},
		{t.Sockets, words.Text{En: "sockets %d", Zh: "插槽 %d 个"}},
		{t.Dies, words.Text{En: "dies %d", Zh: "晶片 (die) %d 个"}},
		{t.Clusters, words.Text{En: "clusters %d", Zh: "簇 (cluster) %d 个"}},
		{t.Cores, words.Text{En: "cores %d", Zh: "核心 %d 个"}},
		{t.Threads, words.Text{En: "CPUs (threads) %d", Zh: "CPU（线程）%d 个"}},
	}
	var parts []string
	for _, c := range counts {
		if c.n > 0 {
			parts = append(parts, c.text.With(c.n).In(w.language))
		}
	}
	if t.MemoryKiB > 0 {
		parts = append(parts, words.Text{En: "memory %s", Zh: "内存 %s"}.With(size(t.MemoryKiB)).In(w.language))
	}
	if len(parts) == 0 {
		w.line(0, words.Text{En: "The document states no topology.", Zh: "文档没有说明拓扑。"})
		return
	}
	w.out.WriteString(strings.Join(parts, words.Text{En: ", ", Zh: "，"}.In(w.language)))
	w.out.WriteByte('\n')
}

func (w *textWriter) cell(cell *Cell) {
	memory := words.Text{En: "no memory", Zh: "没有内存"}.With()
	if cell.MemoryKiB > 0 {
		memory = words.Text{En: "%s", Zh: "%s"}.With(size(cell.MemoryKiB))
	}
	w.line(0, words.Text{})
	w.line(0, words.Text{En: "cell %s: %s, %s", Zh: "单元 %s：%s，%s"},
		idText(cell.ID), memory, cpusText(cellCPUs(cell)))
	if len(cell.Pages) > 0 {
		pages := make([]string, len(cell.Pages))
		for i, p := range cell.Pages {
			pages[i] = size(p.SizeKiB) + " × " + strconv.FormatUint(p.Count, 10)
		}
		w.line(1, words.Text{En: "pages allocated: %s", Zh: "已分配的内存页：%s"}, strings.Join(pages, ", "))
	}
	for _, c := range cell.Caches {
		w.line(1, words.Text{
			En: "memory-side cache level %s: %s, line %s, %s, %s",
			Zh: "内存侧缓存 %s 级：%s，行 %s，%s，%s",
		}, idText(c.Level), stated(c.Size), stated(c.Line), stated(c.Associativity), stated(c.Policy))
	}
	for _, socket := range cell.Sockets {
		depth := 1
		if socket.ID != NotStated {
			w.line(depth, words.Text{En: "socket %d", Zh: "插槽 %d"}, socket.ID)
			depth++
		}
		for _, die := range socket.Dies {
			depth := depth
			if die.ID != NotStated {
				w.line(depth, words.Text{En: "die %d", Zh: "晶片 %d"}, die.ID)
				depth++
			}
			for _, cluster := range die.Clusters {
				depth := depth
				if cluster.ID != NotStated {
					w.line(depth, words.Text{En: "cluster %d", Zh: "簇 %d"}, cluster.ID)
					depth++
				}
				w.cores(depth, cluster.Cores)
			}
		}
	}
}

func (w *textWriter) cores(depth int, cores []Core) {
	for len(cores) > 0 {
		// A run: cores with an ID and equally many threads.
		n := 1
		for n < len(cores) && cores[0].ID != NotStated && len(cores[n].Threads) == len(cores[0].Threads) {
			n++
		}
		ids := make([]int, 0, n)
		var cpus []int
		for _, core := range cores[:n] {
			ids = append(ids, core.ID)
			for _, thread := range core.Threads {
				cpus = append(cpus, thread.CPU)
			}
		}
		threads := len(cores[0].Threads)
		switch {
		case cores[0].ID == NotStated:
			w.line(depth, words.Text{En: "core not stated: %s", Zh: "未说明核心：%s"}, cpusText(cpus))
		case n == 1:
			w.line(depth, words.Text{En: "core %s: %s", Zh: "核心 %s：%s"}, ranges(ids), cpusText(cpus))
		case threads == 1:
			w.line(depth, words.Text{En: "cores %s, 1 thread each: %s", Zh: "核心 %s，各 1 个线程：%s"},
				ranges(ids), cpusText(cpus))
		default:
			w.line(depth, words.Text{En: "cores %s, %d threads each: %s", Zh: "核心 %s，各 %d 个线程：%s"},
				ranges(ids), threads, cpusText(cpus))
		}
		cores = cores[n:]
	}
}

// maxMatrix bounds the cells of a distance matrix; beyond it each cell's
// distances are one line.
const maxMatrix = 64

func (w *textWriter) distances(cells []Cell) {
	if !slices.ContainsFunc(cells, func(c Cell) bool { return len(c.Distances) > 0 }) {
		return
	}
	w.line(0, words.Text{})
	if len(cells) > maxMatrix {
		w.line(0, words.Text{En: "distances", Zh: "距离"})
		for i := range cells {
			parts := make([]string, len(cells[i].Distances))
			for j, d := range cells[i].Distances {
				parts[j] = idText(d.To) + "=" + idText(d.Value)
			}
			w.line(1, words.Text{En: "from cell %s to: %s", Zh: "从单元 %s 到：%s"},
				idText(cells[i].ID), strings.Join(parts, " "))
		}
		return
	}
	w.line(0, words.Text{En: "distances (row: from cell, column: to cell)", Zh: "距离（行：从哪个单元，列：到哪个单元）"})
	rows := make([][]string, 0, len(cells)+1)
	header := []string{""}
	for i := range cells {
		header = append(header, idText(cells[i].ID))
	}
	rows = append(rows, header)
	for i := range cells {
		value := make(map[int]int, len(cells[i].Distances))
		for _, d := range cells[i].Distances {
			value[d.To] = d.Value
		}
		row := []string{idText(cells[i].ID)}
		for j := range cells {
			v, known := value[cells[j].ID]
			if !known {
				v = NotStated
			}
			row = append(row, idText(v))
		}
		rows = append(rows, row)
	}
	width := 0
	for _, row := range rows {
		for _, field := range row {
			width = max(width, len(field))
		}
	}
	for _, row := range rows {
		for _, field := range row {
			w.out.WriteString(strings.Repeat(" ", 2+width-len(field)))
			w.out.WriteString(field)
		}
		w.out.WriteByte('\n')
	}
}

func (w *textWriter) interconnects(all []Interconnect) {
	if len(all) == 0 {
		return
	}
	w.line(0, words.Text{})
	w.line(0, words.Text{En: "interconnects", Zh: "互连"})
	for _, c := range all {
		kind, unit := words.Text{En: "latency", Zh: "延迟"}, c.Unit
		if c.Kind == "bandwidth" {
			kind, unit = words.Text{En: "bandwidth", Zh: "带宽"}, c.Unit+"/s"
		}
		target := words.Text{En: "memory", Zh: "内存"}.With()
		if c.Cache > 0 {
			target = words.Text{En: "cache level %d", Zh: " %d 级缓存"}.With(c.Cache)
		}
		w.line(1, words.Text{
			En: "cell %s to the %[3]s of cell %[2]s: %[4]s %[5]s (%[6]s)",
			Zh: "单元 %s 到单元 %s 的%s：%s %s（%s）",
		}, idText(c.Initiator), idText(c.Target), target, kind,
			strconv.FormatUint(c.Value, 10)+" "+unit, stated(c.Type))
	}
}

func (w *textWriter) banks(banks []CacheBank) {
	if len(banks) == 0 {
		return
	}
	w.line(0, words.Text{})
	w.line(0, words.Text{En: "CPU caches", Zh: "CPU 缓存"})
	for _, b := range banks {
		w.line(1, words.Text{En: "L%s bank %s (%s): %s, CPUs %s", Zh: "L%s 第 %s 组（%s）：%s，CPU %s"},
			idText(b.Level), idText(b.ID), stated(b.Type), stated(b.Size), stated(b.CPUs))
	}
}

func cellCPUs(cell *Cell) []int {
	cpus := make([]int, 0, cell.Threads)
	for _, socket := range cell.Sockets {
		for _, die := range socket.Dies {
			for _, cluster := range die.Clusters {
				for _, core := range cluster.Cores {
					for _, thread := range core.Threads {
						cpus = append(cpus, thread.CPU)
					}
				}
			}
		}
	}
	return cpus
}

func cpusText(cpus []int) words.Message {
	if len(cpus) == 0 {
		return words.Text{En: "no CPUs", Zh: "没有 CPU"}.With()
	}
	ascending(cpus)
	if len(cpus) == 1 {
		return words.Text{En: "CPU %s", Zh: "CPU %s"}.With(ranges(cpus))
	}
	return words.Text{En: "CPUs %s", Zh: "CPU %s"}.With(ranges(cpus))
}

// ranges writes ascending numbers as libvirt writes CPU sets, such as
// "0-7,64-71".
func ranges(numbers []int) string {
	var out strings.Builder
	for i := 0; i < len(numbers); {
		last := i
		for last+1 < len(numbers) && numbers[last+1] <= numbers[last]+1 {
			last++
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString(idText(numbers[i]))
		if numbers[last] > numbers[i] {
			out.WriteByte('-')
			out.WriteString(idText(numbers[last]))
		}
		i = last + 1
	}
	return out.String()
}

// idText writes an ID; "?" where the document states none.
func idText(id int) string {
	if id == NotStated {
		return "?"
	}
	return strconv.Itoa(id)
}

func stated(s string) string {
	if s == "" {
		return "?"
	}
	return s
}

// size writes KiB in the largest binary unit that leaves a whole number, or
// with one decimal, cut, where that would be a long one.
func size(kib uint64) string {
	const units = "KMGTPE"
	unit := 0
	for kib >= 1024 && kib%1024 == 0 && unit < len(units)-1 {
		kib /= 1024
		unit++
	}
	if kib < 10240 {
		return words.Format("%d %ciB", kib, units[unit])
	}
	scale := uint64(1)
	for kib/scale >= 1024 && unit < len(units)-1 {
		scale *= 1024
		unit++
	}
	return words.Format("%d.%d %ciB", kib/scale, kib%scale*10/scale, units[unit])
}
