import { word } from '../words';
import { faults, run, runner, script, stale, start, usable } from './work';

/** Says what stands between the script and the view of its run, if anything does. */
export function RunStatus() {
  const stage = runner.stage.value;
  const shown = run.value;
  const canRun = usable.value !== null && script.status.value.state !== 'empty';
  const again = (
    <button type="button" class="button" disabled={!canRun} onClick={() => void start()}>
      {word('stap.again')}
    </button>
  );
  switch (stage.state) {
    case 'starting':
      return (
        <div class="notice late" role="status">
          <p>{word('stap.starting')}</p>
        </div>
      );
    case 'stopping':
      return (
        <div class="notice late" role="status">
          <p>{word('stap.stopping')}</p>
          <button type="button" class="button" onClick={() => runner.stop()}>
            {word('stap.stopHard')}
          </button>
        </div>
      );
    case 'running':
      return null;
    case 'killed':
      return (
        <div class="notice bad" role="alert">
          <p>{word('stap.killed')}</p>
          {again}
        </div>
      );
    case 'failed':
      return (
        <div class="notice bad" role="alert">
          <p>{stage.message === '' ? word('stap.lost') : word('stap.failed', { why: stage.message })}</p>
          {again}
        </div>
      );
    case 'refused':
      // What was wrong may have been mended since.
      if (script.checked.value?.info.runs) break;
      return (
        <div class="notice bad" role="alert">
          <p>{word(shown ? 'stap.refusedStale' : 'stap.refused')}</p>
        </div>
      );
  }
  if (shown?.lost.value) {
    return (
      <div class="notice" role="status">
        <p>{word('stap.lost')}</p>
        {again}
      </div>
    );
  }
  if (stale.value) {
    return (
      <div class="notice" role="status">
        <p>{word(Object.keys(faults.value).length > 0 ? 'stap.faulty' : 'stap.stale')}</p>
        {again}
      </div>
    );
  }
  return null;
}
