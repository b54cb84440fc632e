import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../frame/Icon';
import { follow, go } from '../route';
import { bytes, number, size, word } from '../words';
import { domainAddress } from './address';
import { domainLook } from './domainLook';
import { Meter } from './Meter';
import type { DomainColumn, Sorting } from './order';
import { ariaSort, SortButton } from './SortHead';
import type { DomainRow } from './types/message';
import { moved, scrolledTo, windowOf } from './window';

/** As in look/live.css, in px. */
const rowHeight = 32;

const columns: readonly { id: DomainColumn; numeric: boolean; class: string }[] = [
  { id: 'state', numeric: false, class: 'domain-state' },
  { id: 'name', numeric: false, class: 'domain-name' },
  { id: 'vcpus', numeric: true, class: 'number wide-only' },
  { id: 'cpu', numeric: true, class: 'domain-cpu' },
  { id: 'memory', numeric: true, class: 'number' },
  { id: 'blockRead', numeric: true, class: 'number wide-only' },
  { id: 'blockWrite', numeric: true, class: 'number wide-only' },
  { id: 'netRead', numeric: true, class: 'number wide-only' },
  { id: 'netWrite', numeric: true, class: 'number wide-only' },
];

interface Props {
  host: string;
  rows: readonly DomainRow[];
  sorting: Sorting<DomainColumn>;
  onSort: (sorting: Sorting<DomainColumn>) => void;
}

/** A table of any length: only the rows on show are drawn. Arrow keys move along the rows, Enter opens one. */
export function DomainsTable({ host, rows, sorting, onSort }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 800 });
  /** The row that the keyboard is at, by its UUID: it may move in the order. */
  const [active, setActive] = useState<string | null>(null);
  const focusWanted = useRef(false);

  const look = () => {
    const element = scroller.current;
    if (!element) return;
    const seen = element.clientHeight - (head.current?.offsetHeight ?? 0);
    setView((view) =>
      view.top === element.scrollTop && view.height === seen
        ? view
        : { top: element.scrollTop, height: seen },
    );
  };

  useLayoutEffect(look, [rows.length]);
  useEffect(() => {
    const observer = new ResizeObserver(look);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  const at = rows.findIndex(({ uuid }) => uuid === active);
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus({ preventScroll: true });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('.domain-row');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && event.target === row && active) {
      event.preventDefault();
      go(domainAddress(host, active));
      return;
    }
    const to = moved(event.key, at, rows.length, Math.max(1, Math.floor(height / rowHeight) - 1));
    const next = to === null ? undefined : rows[to];
    if (to === null || !next || !scroller.current) return;
    event.preventDefault();
    scroller.current.scrollTop = scrolledTo(to, scroller.current.scrollTop, height, rowHeight);
    look();
    focusWanted.current = next.uuid !== active;
    setActive(next.uuid);
  };

  const { from, to } = windowOf(top, height, rowHeight, rows.length);
  // The row with the keyboard stays drawn, wherever it is: else the keyboard would be lost.
  const drawn = rows.slice(from, to).map((row, index) => ({ row, index: from + index }));
  const kept = rows[at];
  if (kept && (at < from || at >= to)) drawn.push({ row: kept, index: at });
  const reachable = kept ? kept.uuid : rows[0]?.uuid;

  return (
    <div
      class="domain-grid"
      role="grid"
      aria-label={word('live.domains')}
      aria-rowcount={rows.length + 1}
      ref={scroller}
      onScroll={look}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" class="domain-head" ref={head}>
        <div role="row" aria-rowindex={1} class="domain-cells">
          {columns.map(({ id, numeric, class: extra }) => (
            <div key={id} role="columnheader" class={extra} aria-sort={ariaSort(sorting, id)}>
              <SortButton
                column={id}
                title={word(`live.column.${id}`)}
                {...(id === 'cpu' && { explained: word('live.column.cpu.explained') })}
                numeric={numeric}
                sorting={sorting}
                onSort={onSort}
              />
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" class="domain-rows" style={{ height: `${rows.length * rowHeight}px` }}>
        {drawn.map(({ row, index }) => (
          <DomainLine
            key={row.uuid}
            host={host}
            row={row}
            index={index}
            reachable={row.uuid === reachable}
            onFocus={setActive}
          />
        ))}
      </div>
    </div>
  );
}

interface LineProps {
  host: string;
  row: DomainRow;
  index: number;
  /** Whether Tab comes to this row. */
  reachable: boolean;
  onFocus: (uuid: string) => void;
}

function DomainLine({ host, row, index, reachable, onFocus }: LineProps) {
  const { icon, class: colour } = domainLook[row.state];
  const running = row.id >= 0;
  return (
    <div
      role="row"
      class="domain-row domain-cells"
      aria-rowindex={index + 2}
      tabIndex={reachable ? 0 : -1}
      style={{ top: `${index * rowHeight}px` }}
      onFocus={() => onFocus(row.uuid)}
    >
      <div role="gridcell" class="domain-state">
        <span class={`worded-state ${colour}`} title={row.reason}>
          <Icon name={icon} />
          <span class="state-word">{word(`live.domain.${row.state}`)}</span>
        </span>
      </div>
      <div role="rowheader" class="domain-name">
        <a href={domainAddress(host, row.uuid)} onClick={follow} tabIndex={-1} title={row.name}>
          {row.name}
        </a>
      </div>
      <div role="gridcell" class="number wide-only">
        {number(row.vcpus)}
      </div>
      <div role="gridcell" class="domain-cpu">
        {running && (
          <Meter
            share={row.cpu === undefined ? undefined : row.cpu / Math.max(1, row.vcpus)}
            {...(row.cpu !== undefined && { title: `${number(row.cpu, 2)} / ${number(row.vcpus)}` })}
          />
        )}
      </div>
      <div role="gridcell" class="number">
        {size(BigInt(row.memory))}
      </div>
      <Rate value={row.blockRead} />
      <Rate value={row.blockWrite} />
      <Rate value={row.netRead} />
      <Rate value={row.netWrite} />
    </div>
  );
}

/** Bytes per second. */
function Rate({ value }: { value: number | undefined }) {
  return (
    <div role="gridcell" class="number wide-only">
      {value === undefined ? '' : word('live.perSecond', { size: bytes(value) })}
    </div>
  );
}
