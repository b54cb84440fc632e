import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../frame/Icon';
import { useSteps } from '../frame/More';
import { bytes, number, word } from '../words';
import { Meter } from './Meter';
import { matches } from './order';
import { ask, itemsOf, Unanswered, useHost, useStream } from './stream';
import type { DeviceItem, NetworkItem, PoolItem } from './types/message';
import { ReadText } from './views/readText';
import { Refused, Waiting } from './views/states';
import { XMLText } from './views/XMLText';

const filter = signal('');

/** The one text in which the XML of what is open is read. */
const text = new ReadText('live.inventory.xmlLabel');

/** What else the host has: networks, storage pools, devices; the XML of each when it is asked for. */
export function InventoryTab({ id }: { id: string }) {
  const { items, status } = useStream('inventory', id);
  const host = useHost(id).value;
  /** The item whose XML is shown, by its name in the stream. */
  const [open, setOpen] = useState('');
  const state = status.value;
  if (state.state === 'refused' && items.value.size === 0) return <Refused error={state.error} />;
  if (state.state === 'waiting') return <Waiting host={host} />;
  const wanted = <Row extends { name: string }>(rows: Row[]) =>
    rows.filter(({ name }) => matches(filter.value, [name]));
  const missing = (what: string) => host?.missing.includes(what) ?? false;
  const item = (kind: string, name: string, cells: ComponentChildren, columns: number) => (
    <Expandable
      key={name}
      host={id}
      item={`${kind}/${name}`}
      name={name}
      columns={columns}
      open={open === `${kind}/${name}`}
      onOpen={setOpen}
    >
      {cells}
    </Expandable>
  );
  return (
    <div class={`inventory ${state.state === 'current' ? '' : 'stale'}`}>
      <input
        class="field live-filter"
        type="search"
        value={filter.value}
        placeholder={word('live.filter.inventory')}
        aria-label={word('live.filter.inventory')}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
        }}
      />
      <Section
        title={word('live.inventory.networks')}
        rows={wanted(itemsOf(items.value, 'network'))}
        missing={missing('networks')}
        heads={[word('live.inventory.bridge')]}
      >
        {(row: NetworkItem) => item('network', row.name, <NetworkCells row={row} />, 3)}
      </Section>
      <Section
        title={word('live.inventory.pools')}
        rows={wanted(itemsOf(items.value, 'pool'))}
        missing={missing('pools')}
        heads={[word('live.inventory.used'), word('live.inventory.capacity')]}
      >
        {(row: PoolItem) => item('pool', row.name, <PoolCells row={row} />, 4)}
      </Section>
      <Section
        title={word('live.inventory.devices')}
        rows={wanted(itemsOf(items.value, 'device'))}
        missing={missing('devices')}
        heads={[word('live.inventory.parent')]}
        stateHead={word('live.inventory.kinds')}
      >
        {(row: DeviceItem) => item('device', row.name, <DeviceCells row={row} />, 3)}
      </Section>
    </div>
  );
}

interface SectionProps<Row> {
  title: string;
  rows: readonly Row[];
  /** Whether the driver does not offer them. */
  missing: boolean;
  heads: readonly string[];
  stateHead?: string;
  children: (row: Row) => ComponentChildren;
}

function Section<Row>({ title, rows, missing, heads, stateHead, children }: SectionProps<Row>) {
  const { shown, more } = useSteps(rows, 100);
  return (
    <section class="inventory-section" aria-label={title}>
      <h2>
        {title} <span class="muted">{number(rows.length)}</span>
      </h2>
      {rows.length === 0 && (
        <p class="muted">{word(missing ? 'live.inventory.notOffered' : 'live.inventory.none')}</p>
      )}
      {rows.length > 0 && (
        <div class="table-scroll">
          <table class="table inventory-table">
            <thead>
              <tr>
                <th scope="col">{word('live.column.name')}</th>
                <th scope="col">{stateHead ?? word('live.column.state')}</th>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{shown.map(children)}</tbody>
          </table>
        </div>
      )}
      {more}
    </section>
  );
}

interface ExpandableProps {
  host: string;
  item: string;
  name: string;
  columns: number;
  open: boolean;
  onOpen: (item: string) => void;
  children: ComponentChildren;
}

/** A row that opens to the item's XML. */
function Expandable({ host, item, name, columns, open, onOpen, children }: ExpandableProps) {
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            class="expander"
            aria-expanded={open}
            onClick={() => onOpen(open ? '' : item)}
          >
            <Icon name={open ? 'down' : 'right'} />
            {name}
          </button>
        </th>
        {children}
      </tr>
      {open && (
        <tr class="inventory-detail">
          <td colSpan={columns}>
            <ItemXML host={host} item={item} name={name} />
          </td>
        </tr>
      )}
    </>
  );
}

function NetworkCells({ row }: { row: NetworkItem }) {
  return (
    <>
      <td>
        <span class={row.active ? 'state-yes' : 'state-stated'}>
          {word(row.active ? 'live.inventory.active' : 'live.inventory.inactive')}
        </span>{' '}
        <Keeping row={row} />
      </td>
      <td class="code">{row.bridge}</td>
    </>
  );
}

const poolStates = ['inactive', 'building', 'running', 'degraded', 'inaccessible'] as const;

function PoolCells({ row }: { row: PoolItem }) {
  const state = poolStates.find((known) => known === row.state);
  const colour =
    row.state === 'running' ? 'state-yes' : row.state === 'inactive' ? 'state-stated' : 'state-partly';
  return (
    <>
      <td>
        <span class={colour}>{state ? word(`live.pool.${state}`) : row.state}</span> <Keeping row={row} />
      </td>
      <td>
        <Meter share={row.capacity > 0 ? row.allocation / row.capacity : undefined} />
      </td>
      <td class="number">{row.capacity > 0 ? bytes(row.capacity) : ''}</td>
    </>
  );
}

/** Whether it outlives a stop, and starts by itself. */
function Keeping({ row }: { row: { persistent: boolean; autostart: boolean } }) {
  return (
    <span class="muted">
      {word(row.persistent ? 'live.inventory.persistent' : 'live.inventory.transient')}
      {row.autostart && `, ${word('live.inventory.autostart')}`}
    </span>
  );
}

function DeviceCells({ row }: { row: DeviceItem }) {
  return (
    <>
      <td>
        {row.kinds.map((kind) => (
          <span key={kind} class="badge">
            {kind}
          </span>
        ))}
      </td>
      <td class="muted">{row.parent}</td>
    </>
  );
}

type Asked = { state: 'asking' } | { state: 'answered' } | { state: 'failed'; error: unknown };

/** Asks the host for an item's XML and shows it. */
function ItemXML({ host, item, name }: { host: string; item: string; name: string }) {
  const [asked, setAsked] = useState<Asked>({ state: 'asking' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const cancel = new AbortController();
    setAsked({ state: 'asking' });
    ask({ kind: 'inventoryXML', host, name: item }, cancel.signal).then(
      (xml) => {
        text.show(xml, false);
        setAsked({ state: 'answered' });
      },
      (error: unknown) => {
        if (!cancel.signal.aborted) setAsked({ state: 'failed', error });
      },
    );
    return () => cancel.abort();
  }, [host, item, attempt]);
  if (asked.state === 'asking') return <p class="muted late">{word('live.inventory.asking')}</p>;
  if (asked.state === 'failed') {
    const { error } = asked;
    return (
      <div role="alert">
        <p>{word(error instanceof Unanswered ? `live.code.${error.code}` : 'live.code.refused')}</p>
        <p class="muted">{error instanceof Error ? error.message : String(error)}</p>
        <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
          {word('frame.retry')}
        </button>
      </div>
    );
  }
  return <XMLText subject={text} file={`${name}.xml`} />;
}
