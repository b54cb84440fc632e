import '../look/caps.css';
import '../look/live-views.css';
import type { ComponentType } from 'preact';
import { TabPanel, Tabs } from '../frame/Tabs';
import { replaceAddress } from '../route';
import { word } from '../words';
import { type Address, type HostView, hostAddress, hostViews } from './address';
import { DomainsTab } from './DomainsTab';
import { InventoryTab } from './InventoryTab';
import { CapabilitiesTab } from './views/CapabilitiesTab';
import { CompareTab } from './views/CompareTab';
import { DomainView } from './views/DomainView';
import { EventsTab } from './views/EventsTab';
import { GuestsTab } from './views/GuestsTab';
import { OverviewTab } from './views/OverviewTab';
import { TopologyTab } from './views/TopologyTab';

const tabs: Record<HostView, ComponentType<{ id: string }>> = {
  overview: OverviewTab,
  topology: TopologyTab,
  domains: DomainsTab,
  guests: GuestsTab,
  inventory: InventoryTab,
  events: EventsTab,
  compare: CompareTab,
  capabilities: CapabilitiesTab,
};

/** A host, or a domain of it. */
export function HostPage({ address }: { address: Exclude<Address, { page: 'hosts' }> }) {
  const { host } = address;
  if (address.page === 'domain') return <DomainView id={host} uuid={address.uuid} />;
  const Tab = tabs[address.view];
  return (
    <>
      <Tabs
        name="live"
        label={word('live.views')}
        tabs={hostViews.map((id) => ({ id, title: word(`live.view.${id}`) }))}
        chosen={address.view}
        onChoose={(view) => replaceAddress(hostAddress(host, view))}
      />
      <TabPanel name="live" chosen={address.view} class={`live-${address.view}`}>
        <Tab id={host} />
      </TabPanel>
    </>
  );
}
