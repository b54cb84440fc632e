package poll

import (
	"ringlab/server/live/message"
)

// inventoryKinds are the kinds of things in the inventory, as the names of
// items begin, with the readings that list them.
const (
	networkPrefix = "network/"
	poolPrefix    = "pool/"
	devicePrefix  = "device/"
)

// readInventory reads networks, pools and devices. What cannot be read is left out.
func (s *session) readInventory(r *round) job {
	return func() func() {
		items := message.Items{}
		r.try(readNetworks, func() error {
			networks, err := s.daemon.Networks(r.ctx)
			itemsOf(items, networkPrefix, networks, func(n message.NetworkItem) string { return n.Name })
			return err
		})
		r.try(readPools, func() error {
			pools, err := s.daemon.Pools(r.ctx)
			itemsOf(items, poolPrefix, pools, func(p message.PoolItem) string { return p.Name })
			return err
		})
		r.try(readDevices, func() error {
			devices, err := s.daemon.Devices(r.ctx)
			for i := range devices {
				if devices[i].Kinds == nil {
					devices[i].Kinds = []string{}
				}
			}
			itemsOf(items, devicePrefix, devices, func(d message.DeviceItem) string { return d.Name })
			return err
		})
		return func() { s.p.publish(s.p.key(message.Inventory, ""), items) }
	}
}

// itemsOf puts objects among items, by their names after a prefix.
func itemsOf[T any](items message.Items, prefix string, objects []T, name func(T) string) {
	for _, object := range objects {
		items[prefix+name(object)] = encode(object)
	}
}
