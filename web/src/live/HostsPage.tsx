import { computed, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { follow } from '../route';
import { number, size, word } from '../words';
import { hostAddress } from './address';
import { Bar } from './Bar';
import { HostState, NextTry, Since, SourceBadge, whyOf } from './HostState';
import { Meter } from './Meter';
import { NoHosts } from './NoHosts';
import { Notices } from './Notices';
import { type HostColumn, hostMatches, orderHosts, type Sorting } from './order';
import { ariaSort, SortButton } from './SortHead';
import { Sparkline } from './Sparkline';
import { connection, type Items, type Status, useStream } from './stream';
import type { HostRow, State } from './types/message';

/** What the list is narrowed to and how it is sorted, while the page is open. */
const filter = signal('');
const sorting = signal<Sorting<HostColumn>>(null);

/** All hosts, the worst first. */
export function HostsPage() {
  const { items, status } = useStream('hosts');
  const shown = useMemo(
    () =>
      computed(() =>
        orderHosts(
          [...items.value.values()].filter((row) => hostMatches(filter.value, row)),
          sorting.value,
        ),
      ),
    [items],
  );
  const rows = shown.value;
  const all = items.value.size;
  const { state } = status.value;
  return (
    <>
      <Bar heard={newest(items.value)}>
        <h1>{word('live.hosts')}</h1>
        {all > 0 && <Counts items={items.value} old={state !== 'current'} />}
        {all > 0 && (
          <input
            class="field live-filter"
            type="search"
            value={filter.value}
            placeholder={word('live.filter.hosts')}
            aria-label={word('live.filter.hosts')}
            onInput={(event) => {
              filter.value = event.currentTarget.value;
            }}
          />
        )}
      </Bar>
      <Notices />
      <section class="live-scroll" id="result" tabIndex={-1} aria-label={word('live.hosts')}>
        {state === 'waiting' && isOnItsWay(connection.value) && (
          <div class="centre late" role="status">
            <p>{word('live.hosts.waiting')}</p>
          </div>
        )}
        {state !== 'waiting' && all === 0 && <NoHosts />}
        {all > 0 && rows.length === 0 && <p class="live-none">{word('live.filter.none')}</p>}
        {rows.length > 0 && (
          <div class={state === 'current' ? '' : 'stale'}>
            <HostsTable rows={rows} />
          </div>
        )}
      </section>
    </>
  );
}

/** Whether the list can be expected: nothing stands between the page and the server. */
function isOnItsWay({ state }: Status): boolean {
  return state === 'open' || state === 'connecting' || state === 'resting';
}

/** When any of the hosts was last heard of. */
function newest(items: Items<'hosts'>): number | null {
  let at = 0;
  for (const { heard } of items.values()) at = Math.max(at, Date.parse(heard ?? '') || 0);
  return at || null;
}

const states: readonly State[] = ['offline', 'degraded', 'connecting', 'online'];

/** How many hosts are in each state. */
function Counts({ items, old }: { items: Items<'hosts'>; old: boolean }) {
  const rows = [...items.values()];
  return (
    <ul class={`live-counts ${old ? 'stale' : ''}`} aria-label={word('live.counts')}>
      {states.map((state) => {
        const count = rows.filter((row) => row.state === state).length;
        return (
          count > 0 && (
            <li key={state}>
              {number(count)} <HostState state={state} />
            </li>
          )
        );
      })}
    </ul>
  );
}

/** A table without the element: each row keeps its layout to itself, so that one host's news cost one row. */
function HostsTable({ rows }: { rows: readonly HostRow[] }) {
  const head = (column: HostColumn, numeric: boolean) => (
    <div role="columnheader" class={`host-${column}`} aria-sort={ariaSort(sorting.value, column)}>
      <SortButton
        column={column}
        title={word(`live.column.${column}`)}
        numeric={numeric}
        sorting={sorting.value}
        onSort={(next) => {
          sorting.value = next;
        }}
      />
    </div>
  );
  return (
    <div role="table" class="hosts-table" aria-label={word('live.hosts')}>
      <div role="rowgroup" class="hosts-head">
        <div role="row" class="host-cells">
          {head('state', false)}
          {head('name', false)}
          {head('latency', true)}
          {head('cpu', true)}
          {head('memory', true)}
          {head('domains', true)}
          <div role="columnheader" class="host-driver roomy-only">
            {word('live.column.driver')}
          </div>
          <div role="columnheader" class="host-heard roomy-only">
            {word('live.column.heard')}
          </div>
        </div>
      </div>
      <div role="rowgroup">
        {rows.map((row) => (
          <HostLine key={row.id} row={row} />
        ))}
      </div>
    </div>
  );
}

function HostLine({ row }: { row: HostRow }) {
  const why = whyOf(row);
  const { memory, free } = row;
  const used = memory && free !== undefined && free <= memory ? (memory - free) / memory : undefined;
  const old = row.state === 'offline' || row.state === 'connecting';
  return (
    <div role="row" class={`host-cells host-row host-${row.state} ${old ? 'host-old' : ''}`}>
      <div role="cell" class="host-state">
        <HostState state={row.state} />
        <span class="muted host-since">
          <Since at={row.since} />
        </span>
      </div>
      <div role="rowheader" class="host-name">
        <a href={hostAddress(row.id)} onClick={follow}>
          {row.name}
        </a>
        {row.source === 'recording' && <SourceBadge source={row.source} />}
        <Labels labels={row.labels} />
        {why && (
          <span class="host-why" title={row.reason}>
            {why}
            {row.reason && <span class="muted"> · {row.reason}</span>}
            {row.nextTry && ' · '}
            <NextTry row={row} />
          </span>
        )}
      </div>
      <div role="cell" class="host-latency">
        <Sparkline values={row.latencies} most={1} />
        <span class="number">{latency(row.latency)}</span>
      </div>
      <div role="cell" class="host-cpu" data-label={word('live.column.cpu')}>
        <Meter
          share={row.busy}
          {...(row.cpus !== undefined && { title: word('live.cpus', { n: row.cpus }) })}
        />
      </div>
      <div role="cell" class="host-memory" data-label={word('live.column.memory')}>
        <Meter share={used} />
        {memory !== undefined && <span class="muted meter-of">{size(BigInt(memory))}</span>}
      </div>
      <div role="cell" class="host-domains" data-label={word('live.column.domains')}>
        {row.running === undefined ? '–' : number(row.running)}
        {row.domains !== undefined && <span class="muted"> / {number(row.domains)}</span>}
      </div>
      <div role="cell" class="host-driver roomy-only">
        {row.driver ?? ''} <span class="muted">{row.transport}</span>
      </div>
      <div role="cell" class="host-heard roomy-only">
        <Since at={row.heard} />
      </div>
    </div>
  );
}

/** The newest latency, in words. */
export function latency(ms: number | undefined): string {
  return ms === undefined ? '–' : `${number(ms, ms < 10 ? 1 : 0)} ms`;
}

/** What the operator calls a host by. */
export function Labels({ labels }: { labels: HostRow['labels'] }) {
  return (
    <>
      {Object.entries(labels).map(([key, value]) => (
        <span key={key} class="badge host-label">
          {key}={value}
        </span>
      ))}
    </>
  );
}
