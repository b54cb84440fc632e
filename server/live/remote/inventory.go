package remote

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/digitalocean/go-libvirt"

	"ringlab/server/live/guard"
	"ringlab/server/live/message"
)

// Networks lists the virtual networks.
func (c *Conn) Networks(ctx context.Context) ([]message.NetworkItem, error) {
	list := func(flags libvirt.ConnectListAllNetworksFlags) ([]libvirt.Network, error) {
		return call(ctx, c, "listing networks", func() ([]libvirt.Network, error) {
			list, _, err := c.client.ConnectListAllNetworks(1, flags)
			return list, err
		})
	}
	identify := func(n libvirt.Network) libvirt.UUID { return n.UUID }
	all, err := list(0)
	if err != nil {
		return nil, err
	}
	var active, persistent, autostart map[libvirt.UUID]bool
	if active, err = among(list, libvirt.ConnectListNetworksActive, identify); err != nil {
		return nil, err
	}
	if persistent, err = among(list, libvirt.ConnectListNetworksPersistent, identify); err != nil {
		return nil, err
	}
	if autostart, err = among(list, libvirt.ConnectListNetworksAutostart, identify); err != nil {
		return nil, err
	}
	items := make([]message.NetworkItem, len(all))
	return items, each(len(all), func(i int) error {
		n := all[i]
		bridge, err := call(ctx, c, "reading the bridge of network "+n.Name, func() (string, error) { return c.client.NetworkGetBridgeName(n) })
		if err != nil && !answered(err) {
			return err // not all networks have one
		}
		items[i] = message.NetworkItem{
			Name: n.Name, UUID: guard.FormatUUID(n.UUID), Bridge: bridge,
			Active: active[n.UUID], Persistent: persistent[n.UUID], Autostart: autostart[n.UUID],
		}
		return nil
	})
}

// among lists what flags select, as a set.
func among[T, F any](list func(F) ([]T, error), flags F, identify func(T) libvirt.UUID) (map[libvirt.UUID]bool, error) {
	selected, err := list(flags)
	set := make(map[libvirt.UUID]bool, len(selected))
	for _, s := range selected {
		set[identify(s)] = true
	}
	return set, err
}

// poolStates are those of virStoragePoolState.
var poolStates = []string{"inactive", "building", "running", "degraded", "inaccessible"}

// Pools lists the storage pools.
func (c *Conn) Pools(ctx context.Context) ([]message.PoolItem, error) {
	list := func(flags libvirt.ConnectListAllStoragePoolsFlags) ([]libvirt.StoragePool, error) {
		return call(ctx, c, "listing storage pools", func() ([]libvirt.StoragePool, error) {
			list, _, err := c.client.ConnectListAllStoragePools(1, flags)
			return list, err
		})
	}
	identify := func(p libvirt.StoragePool) libvirt.UUID { return p.UUID }
	all, err := list(0)
	if err != nil {
		return nil, err
	}
	var persistent, autostart map[libvirt.UUID]bool
	if persistent, err = among(list, libvirt.ConnectListStoragePoolsPersistent, identify); err != nil {
		return nil, err
	}
	if autostart, err = among(list, libvirt.ConnectListStoragePoolsAutostart, identify); err != nil {
		return nil, err
	}
	items := make([]message.PoolItem, len(all))
	err = each(len(all), func(i int) error {
		p := all[i]
		item, err := call(ctx, c, "reading about storage pool "+p.Name, func() (message.PoolItem, error) {
			state, capacity, allocation, available, err := c.client.StoragePoolGetInfo(p)
			item := message.PoolItem{
				Name: p.Name, UUID: guard.FormatUUID(p.UUID),
				Persistent: persistent[p.UUID], Autostart: autostart[p.UUID],
				Capacity: int64(capacity), Allocation: int64(allocation), Available: int64(available),
			}
			if int(state) < len(poolStates) {
				item.State = poolStates[state]
			}
			return item, err
		})
		if !NotFound(err) {
			items[i] = item
			return err
		}
		return nil
	})
	return there(items, func(p message.PoolItem) string { return p.UUID }), err
}

// there leaves out what has no name because it was gone when it was read.
func there[T any](items []T, name func(T) string) []T {
	return slices.DeleteFunc(items, func(item T) bool { return name(item) == "" })
}

// Devices lists the host's devices.
func (c *Conn) Devices(ctx context.Context) ([]message.DeviceItem, error) {
	all, err := call(ctx, c, "listing devices", func() ([]libvirt.NodeDevice, error) {
		list, _, err := c.client.ConnectListAllNodeDevices(1, 0)
		return list, err
	})
	if err != nil {
		return nil, err
	}
	items := make([]message.DeviceItem, len(all))
	err = each(len(all), func(i int) error {
		item, err := c.device(ctx, all[i].Name)
		if NotFound(err) {
			return nil
		}
		items[i] = item
		return err
	})
	return there(items, func(d message.DeviceItem) string { return d.Name }), err
}

func (c *Conn) device(ctx context.Context, name string) (message.DeviceItem, error) {
	item := message.DeviceItem{Name: name, Kinds: []string{}}
	parent, err := call(ctx, c, "reading the parent of device "+name, func() (libvirt.OptString, error) {
		return c.client.NodeDeviceGetParent(name)
	})
	if err != nil {
		return message.DeviceItem{}, err
	}
	if len(parent) > 0 {
		item.Parent = parent[0]
	}
	const mostKinds = 64 // libvirt knows fewer (virNodeDevCapType)
	kinds, err := call(ctx, c, "reading the kinds of device "+name, func() ([]string, error) {
		return c.client.NodeDeviceListCaps(name, mostKinds)
	})
	if err != nil {
		return message.DeviceItem{}, err
	}
	item.Kinds = append(item.Kinds, kinds...)
	return item, nil
}

// InventoryXML reads the XML of network/NAME, pool/NAME or device/NAME.
func (c *Conn) InventoryXML(ctx context.Context, name string) (string, error) {
	kind, called, _ := strings.Cut(name, "/")
	what := "reading the XML of " + name
	switch kind {
	case "network":
		network, err := call(ctx, c, what, func() (libvirt.Network, error) { return c.client.NetworkLookupByName(called) })
		if err != nil {
			return "", err
		}
		return call(ctx, c, what, func() (string, error) { return c.client.NetworkGetXMLDesc(network, 0) })
	case "pool":
		pool, err := call(ctx, c, what, func() (libvirt.StoragePool, error) { return c.client.StoragePoolLookupByName(called) })
		if err != nil {
			return "", err
		}
		return call(ctx, c, what, func() (string, error) { return c.client.StoragePoolGetXMLDesc(pool, 0) })
	case "device":
		return call(ctx, c, what, func() (string, error) { return c.client.NodeDeviceGetXMLDesc(called, 0) })
	}
	return "", fmt.Errorf("%.80q names no network, pool or device: %w", name, ErrNotFound)
}
