import { Icon, type IconName } from '../frame/Icon';
import { type WordKey, word } from '../words';
import { dateTime, duration } from './age';
import { moment } from './stream';
import type { HostRow, State } from './types/message';

const looks: Record<State, { icon: IconName; class: string }> = {
  online: { icon: 'yes', class: 'state-yes' },
  degraded: { icon: 'warning', class: 'state-partly' },
  connecting: { icon: 'waiting', class: 'state-info' },
  offline: { icon: 'no', class: 'state-no' },
};

/** A host's state, as a sign, a word and a colour. */
export function HostState({ state }: { state: State }) {
  const { icon, class: colour } = looks[state];
  return (
    <span class={`worded-state live-state ${colour}`}>
      <Icon name={icon} />
      {word(`live.state.${state}`)}
    </span>
  );
}

/** Whether a host is watched as it is, or a recording of it is played. */
export function SourceBadge({ source }: Pick<HostRow, 'source'>) {
  return (
    <span class={`badge live-source-${source}`} title={word(`live.source.${source}.explained`)}>
      {word(`live.source.${source}`)}
    </span>
  );
}

/** Why a host is in its state, in the page's words; empty where there is nothing to say. */
export function whyOf({ code }: Pick<HostRow, 'code'>): string {
  return code === '' ? '' : word(`live.reason.${code}`);
}

/** What to do about a host's state; empty where nothing needs to be done. */
export function whatToDo({ code }: Pick<HostRow, 'code'>): string {
  const key = toDo[code];
  return key ? word(key) : '';
}

const toDo: Partial<Record<HostRow['code'], WordKey>> = {
  unresolved: 'live.do.unresolved',
  refused: 'live.do.refused',
  unreachable: 'live.do.unreachable',
  timeout: 'live.do.timeout',
  certExpired: 'live.do.certExpired',
  certName: 'live.do.certName',
  certUnknown: 'live.do.certUnknown',
  certRefused: 'live.do.certRefused',
  keyUnknown: 'live.do.keyUnknown',
  keyChanged: 'live.do.keyChanged',
  auth: 'live.do.auth',
  noDriver: 'live.do.noDriver',
  protocol: 'live.do.protocol',
  hung: 'live.do.hung',
  credentials: 'live.do.credentials',
};

/** How long ago something was, or will be in, counted as time goes. */
export function Since({ at }: { at: string | undefined }) {
  const time = Date.parse(at ?? '');
  if (Number.isNaN(time)) return null;
  return (
    <time dateTime={at} title={dateTime(time)}>
      {duration(Math.abs(moment.value - time))}
    </time>
  );
}

/** When the next attempt is made to reach a host. */
export function NextTry({ row }: { row: HostRow }) {
  const next = Date.parse(row.nextTry ?? '');
  if (Number.isNaN(next)) return null;
  return <>{word('live.nextTry', { time: duration(next - moment.value + 500), n: row.attempts })}</>;
}
