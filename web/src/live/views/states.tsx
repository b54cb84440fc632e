import { word } from '../../words';
import { moment, Unanswered } from '../stream';
import type { DomainRow, HostRow, Error as Why } from '../types/message';
import { ago } from './times';

/** Nothing has come yet; says what stands in the way, if anything does. */
export function Waiting({ host }: { host: HostRow | undefined }) {
  const away = host && (host.state === 'offline' || host.state === 'connecting');
  return (
    <div class="centre late" role="status">
      <p>{word(host?.code === 'reading' ? 'liveView.waiting.reading' : 'liveView.waiting')}</p>
      {away && <p class="muted">{host.reason}</p>}
    </div>
  );
}

/** The server has no such state. */
export function Refused({ error }: { error: Why }) {
  return (
    <div class="centre" role="alert">
      <p>{word(error.code === 'noSuchItem' ? 'liveView.refused.item' : 'liveView.refused')}</p>
      <p class="muted">{error.message}</p>
    </div>
  );
}

/** What a driver does not offer, for where its numbers would stand. */
export function NotOffered({ what }: { what: string }) {
  return <p class="muted live-missing">{word('liveView.notOffered', { what })}</p>;
}

/** A moment as how long ago it was, with its time for who rests on it. */
export function Ago({ at }: { at: string }) {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;
  return (
    <time dateTime={at} title={new Date(time).toLocaleString()}>
      {ago(time, moment.value)}
    </time>
  );
}

/** Whether the numbers of a domain go on. */
export function isActive(domain: Pick<DomainRow, 'id'>): boolean {
  return domain.id >= 0;
}

/** What went wrong with a question, in words. */
export function problemOf(error: unknown): string {
  if (!(error instanceof Unanswered)) return error instanceof Error ? error.message : String(error);
  const known = worded.find((code) => code === error.code);
  return known ? `${word(`liveView.code.${known}`)} ${error.message}`.trim() : error.message;
}

/** The errors that the page has words for; the message says more. */
const worded = ['notAllowed', 'notOffered', 'notOnline', 'refused', 'busy', 'lost', 'badQuestion'] as const;
