import '../look/caps.css';
import '../look/live-views.css';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from '../frame/Icon';
import { TabPanel, Tabs } from '../frame/Tabs';
import { follow, inner, replaceAddress } from '../route';
import { word } from '../words';
import { type Address, type HostView, hostAddress, hostViews } from './address';
import { Bar } from './Bar';
import { DomainsTab } from './DomainsTab';
import { HostState, NextTry, Since, SourceBadge, whatToDo, whyOf } from './HostState';
import { InventoryTab } from './InventoryTab';
import { Notices } from './Notices';
import { connection, useHost, useStream } from './stream';
import type { HostRow } from './types/message';
import { CapabilitiesTab } from './views/CapabilitiesTab';
import { CompareTab } from './views/CompareTab';
import { DomainView } from './views/DomainView';
import { EventsTab } from './views/EventsTab';
import { GuestsTab } from './views/GuestsTab';
import { OverviewTab } from './views/OverviewTab';
import { TopologyTab } from './views/TopologyTab';

type HostPlace = Exclude<Address, { page: 'hosts' }>;

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
export function HostPage({ address }: { address: HostPlace }) {
  const { host: id } = address;
  const { status } = useStream('hosts');
  const row = useHost(id).value;
  const { state } = status.value;
  const name = row?.name ?? id;
  const { page } = address;
  useEffect(() => {
    // A domain's page says where it is itself.
    if (page === 'domain') return;
    inner.value = [name];
    return () => {
      inner.value = [];
    };
  }, [name, page]);

  const waiting = !row && state === 'waiting';
  return (
    <>
      <Bar heard={Date.parse(row?.heard ?? '') || null}>
        <nav class="live-path" aria-label={word('live.path')}>
          <a href="/live" onClick={follow}>
            {word('live.allHosts')}
          </a>
          <Icon name="right" />
          <HostName address={address} name={name} />
        </nav>
        {row && <HostState state={row.state} />}
        {row && <SourceBadge source={row.source} />}
        {row && (
          <span class="muted roomy-only">
            {row.driver} {row.transport}
          </span>
        )}
      </Bar>
      <Notices />
      {row && row.state !== 'online' && <Why row={row} />}
      {waiting && (
        <div class="centre late" role="status">
          <p>{word('live.host.waiting')}</p>
        </div>
      )}
      {!row && !waiting && <NoSuchHost id={id} />}
      {row && <Body address={address} row={row} />}
    </>
  );
}

/** The host's name: the page's title, or the way back to the host from a domain. */
function HostName({ address, name }: { address: HostPlace; name: string }) {
  if (address.page === 'host') return <h1>{name}</h1>;
  return (
    <a href={hostAddress(address.host, 'domains')} onClick={follow}>
      {name}
    </a>
  );
}

function Body({ address, row }: { address: HostPlace; row: HostRow }) {
  // What cannot be heard of any more is still shown, but not as if it were so now.
  const heard = row.state === 'online' || row.state === 'degraded';
  const old = heard && connection.value.state === 'open' ? '' : 'stale';
  if (address.page === 'domain') {
    return (
      <section class={`live-scroll ${old}`} id="result" tabIndex={-1} aria-label={word('live.domains')}>
        <DomainView key={address.uuid} id={row.id} uuid={address.uuid} />
      </section>
    );
  }
  const { host, view } = address;
  const Tab = tabs[view];
  return (
    <section class="live-host" id="result" tabIndex={-1} aria-label={row.name}>
      <Tabs
        name="live"
        label={word('live.views')}
        tabs={hostViews.map((id) => ({ id, title: word(`live.view.${id}`) }))}
        chosen={view}
        onChoose={(view) => replaceAddress(hostAddress(host, view))}
      />
      <TabPanel key={view} name="live" chosen={view} class={`live-${view} ${old}`}>
        <Tab id={host} />
      </TabPanel>
    </section>
  );
}

/** Why the host is not online, since when, and what can be done about it. */
function Why({ row }: { row: HostRow }) {
  return (
    <div class={`notice live-why ${row.state === 'offline' ? 'bad' : ''}`} role="status">
      <p>
        <strong>{whyOf(row) || word(`live.state.${row.state}`)}</strong>
        {row.reason && <span class="live-reason"> {row.reason}</span>}
        <br />
        <span class="muted">{whatToDo(row)}</span>
      </p>
      <span class="muted live-times">
        <SinceWords row={row} />
        <br />
        <NextTry row={row} />
      </span>
    </div>
  );
}

function SinceWords({ row }: { row: HostRow }) {
  const [before = '', after = ''] = word('live.since').split('{time}');
  return (
    <>
      {before}
      <Since at={row.since} />
      {after}
    </>
  );
}

function NoSuchHost({ id }: { id: string }) {
  return (
    <div class="centre" role="alert">
      <h2>{word('live.noSuchHost', { id })}</h2>
      <p class="muted">{word('live.noSuchHost.why')}</p>
      <p>
        <a href="/live" onClick={follow}>
          {word('live.allHosts')}
        </a>
      </p>
    </div>
  );
}
