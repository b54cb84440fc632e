package compare

import (
	"strconv"

	"ringlab/engine/caps/topology"
	"ringlab/engine/source"
)

// memory judges by NUMA cells and huge pages, for guests that are bound to
// the one or backed by the other.
func (j *judge) memory() {
	from, to := topology.New(j.from.Document), topology.New(j.to.Document)
	if len(from.Cells) == 0 || len(to.Cells) == 0 {
		return
	}
	cells := map[int]bool{}
	for _, cell := range to.Cells {
		cells[cell.ID] = true
	}
	var missing []string
	var places []source.Span
	for _, cell := range from.Cells {
		if !cells[cell.ID] {
			missing = append(missing, strconv.Itoa(cell.ID))
			places = append(places, cell.Place)
		}
	}
	if len(missing) > 0 {
		j.add(statePartly, aboutMemory, j.say(
			"%s has no NUMA cell %s: a guest bound to it (<numatune>) has to be bound anew.",
			"%s 没有 NUMA 单元 %s：绑定在上面的客户机（<numatune>）要重新绑定。",
			j.to.letter, j.from.list(missing)), places, j.to.places(j.to.find("host", "topology", "cells")))
	}
	sizes, placesOf := hugePages(from)
	_, there := hugePages(to)
	var none []string
	var nonePlaces []source.Span
	for _, size := range sizes {
		if len(there[size]) == 0 {
			none = append(none, strconv.FormatUint(size, 10)+" KiB")
			nonePlaces = append(nonePlaces, placesOf[size]...)
		}
	}
	if len(none) > 0 {
		j.add(statePartly, aboutMemory, j.say(
			"%s has no huge pages of %s allocated, as %s has: a guest backed by them does not start until they are.",
			"%s 没有像 %[3]s 那样分配 %[2]s 的大页：以它们为后备内存的客户机要等分配之后才能启动。",
			j.to.letter, j.from.list(none), j.from.letter), nonePlaces, nil)
	}
}

// hugePages are the sizes, in KiB and in order of appearance, of pages other
// than a cell's smallest that are allocated in some cell, and where.
func hugePages(t topology.Topology) (sizes []uint64, places map[uint64][]source.Span) {
	places = map[uint64][]source.Span{}
	for _, cell := range t.Cells {
		if len(cell.Pages) == 0 {
			continue
		}
		smallest := cell.Pages[0].SizeKiB
		for _, p := range cell.Pages {
			smallest = min(smallest, p.SizeKiB)
		}
		for _, p := range cell.Pages {
			if p.SizeKiB == smallest || p.Count == 0 {
				continue
			}
			if len(places[p.SizeKiB]) == 0 {
				sizes = append(sizes, p.SizeKiB)
			}
			places[p.SizeKiB] = append(places[p.SizeKiB], p.Place)
		}
	}
	return sizes, places
}
