import { computed, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { number, word } from '../words';
import { DomainsTable } from './DomainsTable';
import { domainLook } from './domainLook';
import { type DomainColumn, matches, orderDomains, type Sorting } from './order';
import { type Items, useHost, useStream } from './stream';
import type { DomainRow, DomainState } from './types/message';
import { Refused, Waiting } from './views/states';

/** What the table is narrowed to and how it is sorted, while the page is open. */
const filter = signal('');
const only = signal<DomainState | null>(null);
const sorting = signal<Sorting<DomainColumn>>(null);

/** The domains of the host with this id. */
export function DomainsTab({ id }: { id: string }) {
  const { items, status, skipped } = useStream('domains', id);
  const host = useHost(id).value;
  const shown = useMemo(
    () =>
      computed(() =>
        orderDomains(
          [...items.value.values()].filter(
            ({ name, uuid, state }) =>
              (only.value === null || state === only.value) && matches(filter.value, [name, uuid]),
          ),
          sorting.value,
        ),
      ),
    [items],
  );
  const state = status.value;
  const all = items.value.size;
  if (state.state === 'refused' && all === 0) return <Refused error={state.error} />;
  if (state.state === 'waiting') return <Waiting host={host} />;
  if (all === 0) return <p class="live-none">{word('live.domains.none')}</p>;
  const rows = shown.value;
  return (
    <div class={`domains ${state.state === 'current' ? '' : 'stale'}`}>
      <div class="domains-tools">
        <input
          class="field live-filter"
          type="search"
          value={filter.value}
          placeholder={word('live.filter.domains')}
          aria-label={word('live.filter.domains')}
          onInput={(event) => {
            filter.value = event.currentTarget.value;
          }}
        />
        <States items={items.value} />
        <span class="muted" role="status">
          {rows.length === all
            ? word('live.domains.count', { n: all })
            : word('live.domains.shown', { shown: rows.length, n: all })}
        </span>
      </div>
      {skipped.value > 0 && (
        <p class="live-note" role="status">
          {word('live.skipped', { n: skipped.value })}
        </p>
      )}
      {rows.length === 0 ? (
        <p class="live-none">{word('live.filter.none')}</p>
      ) : (
        <DomainsTable
          host={id}
          rows={rows}
          sorting={sorting.value}
          onSort={(next) => {
            sorting.value = next;
          }}
        />
      )}
    </div>
  );
}

/** Chooses the domains in one state. */
function States({ items }: { items: Items<'domains'> }) {
  const counts = countByState(items.values());
  if (only.value !== null && !counts.has(only.value)) counts.set(only.value, 0);
  if (counts.size < 2) return null;
  const choice = (state: DomainState | null, label: string, count: number) => (
    <button
      key={state ?? ''}
      type="button"
      class="choice"
      aria-pressed={only.value === state}
      onClick={() => {
        only.value = state;
      }}
    >
      {label} <span class="choice-count">{number(count)}</span>
    </button>
  );
  return (
    <fieldset class="choices" aria-label={word('live.domains.byState')}>
      {choice(null, word('live.domains.all'), items.size)}
      {(Object.keys(domainLook) as DomainState[]).map((state) => {
        const count = counts.get(state);
        return count === undefined ? null : choice(state, word(`live.domain.${state}`), count);
      })}
    </fieldset>
  );
}

function countByState(rows: Iterable<DomainRow>): Map<DomainState, number> {
  const counts = new Map<DomainState, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
