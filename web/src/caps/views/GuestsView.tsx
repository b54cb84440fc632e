import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { GuestDomain, Machine } from '../../engine/types/report';
import { Icon } from '../../frame/Icon';
import { useSteps } from '../../frame/More';
import { number, word } from '../../words';
import { useAnswer } from '../answer';
import { PlaceLink } from '../PlaceLink';
import type { Opened, Side } from '../side';
import { Failure } from './Failure';
import { applicable, type Filter, type FoundGuest, filterGuests, type Values, valuesOf } from './guests';

const everything: Filter = { text: '', osType: '', arch: '', domain: '', deprecated: true };

const filter = signal<Filter>(everything);

/** Guests are listed in steps of this many. */
const step = 200;

/** Domain types beyond this many have no column of their own. */
const mostColumns = 12;

/** Every kind of guest the host can run, to be narrowed down. */
export function GuestsView({ side }: { side: Side }) {
  const { answer, error } = useAnswer(side.good.value, 'caps.guests', {});
  const values = valuesOf(answer?.value.rows ?? []);
  const active = applicable(filter.value, values);
  const found = filterGuests(answer?.value.rows ?? [], active);
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
  const columns = values.domains.slice(0, mostColumns);
  return (
    <div class="guests">
      <Filters values={values} active={active} />
      <p class="muted count" role="status">
        {word('guests.found', { n: found.length, all: value.rows.length, machines })}
      </p>
      <div class="table-scroll">
        <table class="table guests-table">
          <thead>
            <tr>
              <th scope="col">{word('guests.arch')}</th>
              <th scope="col">{word('guests.osType')}</th>
              <th scope="colgroup" colSpan={columns.length + 1}>
                {word('guests.domains')}
              </th>
              <th scope="col" class="number">
                {word('guests.machines')}
              </th>
              <th scope="col" class="emulator">
                {word('guests.emulator')}
              </th>
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
              columns={columns}
              open={active.text !== ''}
            />
          ))}
        </table>
      </div>
      {more}
    </div>
  );
}

function Filters({ values, active }: { values: Values; active: Filter }) {
  const set = (part: Partial<Filter>) => {
    filter.value = { ...active, ...part };
  };
  const choices = (
    [
      { name: 'osType', label: word('guests.osType'), options: values.osTypes },
      { name: 'arch', label: word('guests.arch'), options: values.archs },
      { name: 'domain', label: word('guests.domains'), options: values.domains },
    ] as const
  ).filter(({ options }) => options.length > 1);
  const narrowed = Object.keys(active).some(
    (key) => active[key as keyof Filter] !== everything[key as keyof Filter],
  );
  return (
    <search class="filters">
      <input
        class="field"
        type="search"
        placeholder={word('guests.filter')}
        aria-label={word('guests.filter')}
        value={active.text}
        onInput={(event) => set({ text: event.currentTarget.value })}
      />
      {choices.map(({ name, label, options }) => (
        <label key={name} class="choice">
          <span class="visually-hidden">{label}</span>
          <select
            class="field"
            value={active[name]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          >
            <option value="">{word('guests.any', { what: label })}</option>
            {options.map((value) => (
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
          checked={active.deprecated}
          onChange={(event) => set({ deprecated: event.currentTarget.checked })}
        />
        {word('guests.deprecated')}
      </label>
      {narrowed && (
        <button
          type="button"
          class="link"
          onClick={() => {
            filter.value = everything;
          }}
        >
          {word('guests.all')}
        </button>
      )}
    </search>
  );
}

interface GuestProps {
  side: Side;
  opened: Opened;
  found: FoundGuest;
  /** The domain types that have a column. */
  columns: readonly string[];
  open: boolean;
}

function Guest({ side, opened, found, columns, open }: GuestProps) {
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
          {row.wordSize && <span class="muted bits">{word('guests.bits', { n: row.wordSize })}</span>}
        </th>
        <td>
          <span class="code" title={row.kind}>
            {row.osType}
          </span>
        </td>
        {columns.map((type) => (
          <td key={type} class="domain">
            <Domains
              side={side}
              opened={opened}
              domains={row.domains.filter((domain) => domain.type === type)}
            />
          </td>
        ))}
        <td class="domain">
          <Domains
            side={side}
            opened={opened}
            domains={row.domains.filter((domain) => !columns.includes(domain.type))}
          />
        </td>
        <td class="number">{number(machines.length)}</td>
        <td class="code emulator" title={row.emulator}>
          {row.emulator.slice(row.emulator.lastIndexOf('/') + 1)}
        </td>
        <td>
          <PlaceLink side={side} opened={opened} spans={[row.place]} of={name} />
        </td>
      </tr>
      {expanded && (
        <tr class="detail">
          <td colSpan={columns.length + 6}>
            <p class="muted">{[row.kind, row.emulator, row.loader].filter(Boolean).join(' · ')}</p>
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

function Domains({ side, opened, domains }: { side: Side; opened: Opened; domains: readonly GuestDomain[] }) {
  return domains.map((domain) => (
    <button
      key={domain.place.start}
      type="button"
      class={`chip domain-${domain.type}`}
      onClick={() => side.show(opened, domain.place)}
    >
      {domain.type}
    </button>
  ));
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
