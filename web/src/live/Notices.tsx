import { useEffect, useRef, useState } from 'preact/hooks';
import { type WordKey, word } from '../words';
import { dateTime, duration } from './age';
import type { Trouble } from './connection';
import { connection, frozen, giveToken, heard, now, reconnect, type Status } from './stream';

/** What must be said of the page as a whole: that it is frozen, or that nothing new can come. */
export function Notices() {
  return (
    <>
      <Frozen />
      <Lost status={connection.value} />
    </>
  );
}

function Frozen() {
  const since = frozen.value;
  if (since === null) return null;
  return (
    <div class="notice live-frozen" role="status">
      <p>{word('live.frozen', { time: dateTime(since) })}</p>
    </div>
  );
}

const troubles: Record<Trouble, WordKey> = {
  away: 'live.lost.away',
  stopping: 'live.lost.stopping',
  silent: 'live.lost.silent',
  rate: 'live.lost.rate',
  full: 'live.lost.full',
  malformed: 'live.lost.malformed',
  forbidden: 'live.lost.forbidden',
  missing: 'live.lost.missing',
};

function Lost({ status }: { status: Status }) {
  switch (status.state) {
    case 'open':
    case 'resting':
      return null;
    case 'token':
      return <AskToken wrong={status.wrong} reason={status.reason} />;
    case 'connecting':
      return (
        <div class="notice late-notice" role="status">
          <p>
            {word('live.connecting')} <Old />
          </p>
        </div>
      );
    case 'waiting':
    case 'refused':
      return (
        <div class="notice bad" role="alert">
          <p>
            {word(troubles[status.trouble])} <Old />
            {status.reason && <span class="muted"> ({status.reason})</span>}
          </p>
          {status.state === 'waiting' && <Until at={status.until} />}
          <button type="button" class="button" onClick={reconnect}>
            {word('live.tryNow')}
          </button>
        </div>
      );
  }
}

/** How old the last of the server's words is. */
function Old() {
  now.value;
  const last = heard.value;
  if (last === 0) return null;
  return <>{word('live.lost.age', { time: duration(Date.now() - last) })}</>;
}

/** When it is tried again; said once a second, which nobody wants to hear. */
function Until({ at }: { at: number }) {
  now.value;
  return (
    <span class="muted" aria-hidden="true">
      {word('live.lost.again', { time: duration(at - Date.now() + 500) })}
    </span>
  );
}

/** Asks for the token; it goes to the server alone, and is kept for this tab. */
function AskToken({ wrong, reason }: { wrong: boolean; reason: string }) {
  const [token, setToken] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class={`notice live-token ${wrong ? 'bad' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') giveToken(token.trim());
      }}
    >
      <p role={wrong ? 'alert' : 'status'}>
        {word(wrong ? 'live.token.wrong' : 'live.token.needed')}
        {wrong && reason && <span class="muted"> ({reason})</span>}
      </p>
      <label>
        {word('live.token.label')}{' '}
        <input
          ref={field}
          class="field"
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button primary">
        {word('live.token.give')}
      </button>
    </form>
  );
}
