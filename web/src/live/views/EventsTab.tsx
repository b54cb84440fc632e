import { useMemo, useState } from 'preact/hooks';
import { useSteps } from '../../frame/More';
import { follow } from '../../route';
import { type WordKey, word } from '../../words';
import { domainAddress } from '../address';
import { useHost, useStream } from '../stream';
import type { EventItem } from '../types/message';
import { table } from '../words.table';
import { filterEvents, type Kind, kinds } from './events';
import { Ago, NotOffered, Refused, Waiting } from './states';
import { TableScroll } from './TableScroll';
import { dayTime } from './times';

/** Rows are shown in steps of this many. */
const step = 100;

/** What happened on a host, the newest first. */
export function EventsTab({ id }: { id: string }) {
  const { items, status } = useStream('events', id);
  const host = useHost(id).value;
  const [kind, setKind] = useState<Kind | ''>('');
  const [text, setText] = useState('');
  const all = useMemo(
    () =>
      Array.from(items.value.entries(), ([name, event]) => ({ ...event, number: Number(name) })).sort(
        (a, b) => b.number - a.number,
      ),
    [items.value],
  );
  const found = useMemo(() => filterEvents(all, kind, text), [all, kind, text]);
  const { shown, more } = useSteps(found, step);
  const stands = status.value;
  if (stands.state === 'refused') return <Refused error={stands.error} />;
  if (stands.state === 'waiting') return <Waiting host={host} />;
  return (
    <div class="host-events">
      {host?.missing.includes('events') && <NotOffered what={word('liveView.reading.events')} />}
      <search class="filters">
        <input
          class="field"
          type="search"
          placeholder={word('liveView.events.filter')}
          aria-label={word('liveView.events.filter')}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <label class="choice">
          <span class="visually-hidden">{word('liveView.events.kind')}</span>
          <select
            class="field"
            value={kind}
            onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? '')}
          >
            <option value="">{word('liveView.events.all')}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {word(`liveView.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </search>
      <p class="muted count" role="status">
        {word('liveView.events.found', { n: found.length, all: all.length })}
      </p>
      {all.length === 0 && <p class="muted">{word('liveView.events.none')}</p>}
      {found.length > 0 && (
        <TableScroll label={word('live.view.events')}>
          <table class="table live-events-table">
            <thead>
              <tr>
                <th scope="col">{word('liveView.events.when')}</th>
                <th scope="col">{word('liveView.events.kind')}</th>
                <th scope="col">{word('liveView.events.name')}</th>
                <th scope="col">{word('liveView.events.what')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((event) => (
                <tr key={event.number}>
                  <td class="live-when">
                    <span>{dayTime(Date.parse(event.at))}</span>{' '}
                    <span class="muted">
                      <Ago at={event.at} />
                    </span>
                  </td>
                  <td>{word(`liveView.kind.${event.kind}`)}</td>
                  <th scope="row">
                    {event.kind === 'domain' && event.uuid ? (
                      <a href={domainAddress(id, event.uuid)} onClick={follow}>
                        {event.name}
                      </a>
                    ) : (
                      event.name
                    )}
                  </th>
                  <td>
                    <span class={`event-${toneOf(event)}`} title={event.event}>
                      {eventName(event.event)}
                    </span>
                    {event.detail && event.detail !== event.event && (
                      <span class="muted"> · {event.detail}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {more}
    </div>
  );
}

/** What libvirt's word for an event is in the page's language; where the page has none, libvirt's. */
function eventName(event: string): string {
  const key = `liveView.event.${event}`;
  return key in table ? word(key as WordKey) : event;
}

function toneOf({ event }: EventItem): 'bad' | 'good' | 'plain' {
  if (event === 'crashed' || event === 'offline') return 'bad';
  if (event === 'started' || event === 'resumed' || event === 'online') return 'good';
  return 'plain';
}
