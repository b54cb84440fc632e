import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { GuestDomain, GuestRow, Machine } from '../../engine/types/report';
import { Icon } from '../../frame/Icon';
import { useSteps } from '../../frame/More';
import { word } from '../../words';
import { useAnswer } from '../answer';
import { PlaceLink } from '../PlaceLink';
import type { Opened, Side } from '../side';
import { Failure } from './Failure';
import { type Filter, type FoundGuest, filterGuests, valuesOf } from './guests';

const filter = signal<Filter>({ text: '', osType: '', arch: '', domain: '', deprecated: true });

/** Guests are listed in steps of this many. */
const step = 200;

/** Every kind of guest the host can run, to be narrowed down. */
export function GuestsView({ side }: { side: Side }) {
  const { answer, error } = useAnswer(side.good.value, 'caps.guests', {});
  const found = filterGuests(answer?.value.rows ?? [], filter.value);
  const { shown, more } = useSteps(found, step);
  if (!answer) return <Failure error={error} />;
  const { value, opened } = answer;
  if (value.rows.length === 0) {
    return (
      <div class="centre">
        <p>{word(opened.info.kind === 'domainCapabilities' ? 'guests.domainKind' : 'guests.none')}</p>
      </div>
    );
  }
  const machines = found.reduce((sum, guest) => sum + guest.machines.length, 0);
  return (
    <div class="guests">
      <Filters rows={value.rows} />
      <p class="muted count" role="status">
        {word('guests.found', { n: found.length, all: value.rows.length, machines })}
      </p>
      <div class="table-scroll">
        <table class="table guests-table">
          <thead>
            <tr>
              <th scope="col">{word('guests.arch')}</th>
              <th scope="col">{word('guests.osType')}</th>
              <th scope="col">{word('guests.domains')}</th>
              <th scope="col" class="number">
                {word('guests.machines')}
              </th>
              <th scope="col">{word('guests.emulator')}</th>
              <th scope="col">
                <span class="visually-hidden">{word('caps.source')}</span>
              </th>
            </tr>
          </thead>
          {shown.map((guest) => (
            <Guest
              key={guest.row.index}
              side={side}
              opened={opened}
              found={guest}
              open={filter.value.text !== ''}
            />
          ))}
        </table>
      </div>
      {more}
    </div>
  );
}

function Filters({ rows }: { rows: readonly GuestRow[] }) {
  const set = (part: Partial<Filter>) => {
    filter.value = { ...filter.value, ...part };
  };
  const { osTypes, archs, domains } = valuesOf(rows);
  const choices = [
    { name: 'osType', label: word('guests.osType'), values: osTypes },
    { name: 'arch', label: word('guests.arch'), values: archs },
    { name: 'domain', label: word('guests.domains'), values: domains },
  ] as const;
  return (
    <search class="filters">
      <input
        class="field"
        type="search"
        placeholder={word('guests.filter')}
        aria-label={word('guests.filter')}
        value={filter.value.text}
        onInput={(event) => set({ text: event.currentTarget.value })}
      />
      {choices.map(({ name, label, values }) => (
        <label key={name} class="choice">
          <span class="visually-hidden">{label}</span>
          <select
            class="field"
            value={filter.value[name]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          >
            <option value="">
              {label}: {word('guests.any')}
            </option>
            {values.map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label class="check">
        <input
          type="checkbox"
          checked={filter.value.deprecated}
          onChange={(event) => set({ deprecated: event.currentTarget.checked })}
        />
        {word('guests.deprecated')}
      </label>
    </search>
  );
}

interface GuestProps {
  side: Side;
  opened: Opened;
  found: FoundGuest;
  open: boolean;
}

function Guest({ side, opened, found, open }: GuestProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const expanded = chosen ?? open;
  const { row, machines } = found;
  const name = `${row.osType} ${row.arch}`;
  return (
    <tbody>
      <tr>
        <th scope="row">
          <button
            type="button"
            class="expander"
            aria-expanded={expanded}
            onClick={() => setChosen(!expanded)}
          >
            <Icon name={expanded ? 'down' : 'right'} />
            <span class="code">{row.arch}</span>
          </button>
          {row.wordSize && <span class="muted"> {word('guests.bits', { n: row.wordSize })}</span>}
        </th>
        <td>
          <span class="code">{row.osType}</span> {row.kind && <span class="muted">{row.kind}</span>}
        </td>
        <td>
          {row.domains.map((domain) => (
            <button
              key={domain.place.start}
              type="button"
              class={`chip domain-${domain.type}`}
              onClick={() => side.show(opened, domain.place)}
            >
              {domain.type}
            </button>
          ))}
        </td>
        <td class="number">{machines.length}</td>
        <td class="code emulator">{row.emulator}</td>
        <td>
          <PlaceLink side={side} opened={opened} spans={[row.place]} of={name} />
        </td>
      </tr>
      {expanded && (
        <tr class="detail">
          <td colSpan={6}>
            <Machines side={side} opened={opened} machines={machines} />
            {row.domains
              .filter((domain) => domain.ownMachines || (domain.emulator && domain.emulator !== row.emulator))
              .map((domain) => (
                <OwnMachines key={domain.place.start} side={side} opened={opened} domain={domain} />
              ))}
            {row.features.length > 0 && (
              <p class="chips">
                <span class="muted">{word('guests.features')}</span>
                {row.features.map((feature) => (
                  <button
                    key={feature.place.start}
                    type="button"
                    class="chip"
                    onClick={() => side.show(opened, feature.place)}
                  >
                    {feature.name}
                    {feature.default && <span class="muted"> {feature.default}</span>}
                    {feature.toggle === 'yes' && <span class="muted"> ⇄</span>}
                    {!feature.modelled && <span class="badge">{word('tree.unmodelled')}</span>}
                  </button>
                ))}
              </p>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function OwnMachines({ side, opened, domain }: { side: Side; opened: Opened; domain: GuestDomain }) {
  return (
    <div>
      <p class="muted">
        {word('guests.own', { domain: domain.type })} <span class="code">{domain.emulator}</span>
      </p>
      <Machines side={side} opened={opened} machines={domain.machines} />
    </div>
  );
}

function Machines({ side, opened, machines }: { side: Side; opened: Opened; machines: readonly Machine[] }) {
  return (
    <ul class="machines">
      {machines.map((machine) => (
        <li key={machine.place.start}>
          <button
            type="button"
            class={`machine ${machine.deprecated ? 'deprecated' : ''}`}
            onClick={() => side.show(opened, machine.place)}
          >
            <span class="code">{machine.name}</span>
            {machine.canonical && <span class="muted code"> → {machine.canonical}</span>}
            {machine.maxCpus > 0 && (
              <span class="muted"> ≤ {word('guests.cpus', { n: machine.maxCpus })}</span>
            )}
            {machine.deprecated && <span class="badge">{word('guests.isDeprecated')}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
