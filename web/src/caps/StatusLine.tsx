import { word } from '../words';
import type { Side } from './side';

/** Says what stands between the text and the view, if anything does. */
export function StatusLine({ side, stale }: { side: Side; stale: boolean }) {
  const status = side.status.value;
  if (status.state === 'stopped' || status.state === 'failed') {
    return (
      <div class="notice bad" role="alert">
        <p>
          {status.state === 'stopped' ? word('caps.stopped') : word('caps.failed', { why: status.message })}
        </p>
        <button type="button" class="button" onClick={() => side.retry()}>
          {word('frame.retry')}
        </button>
      </div>
    );
  }
  return (
    <>
      {status.state === 'working' && (
        <div class="notice late" role="status">
          <p>{word('caps.working')}</p>
          <button type="button" class="button" onClick={() => side.cancel()}>
            {word('frame.cancel')}
          </button>
        </div>
      )}
      {stale && (
        <div class="notice" role="status">
          <p>{word('caps.stale')}</p>
        </div>
      )}
    </>
  );
}
