import { Editor } from '../editor/Editor';
import { Problems } from '../editor/Problems';
import { FilePane } from '../frame/FilePane';
import { Icon } from '../frame/Icon';
import { SamplesMenu } from '../frame/SamplesMenu';
import { ShareMenu } from '../frame/ShareMenu';
import { pane } from '../frame/Split';
import { word } from '../words';
import { type ScriptSample, sampleGroups } from './samples';
import { defaults } from './settings';
import { desk, format, formatNotice, script, set, start } from './work';

/** Puts a sample in place of the script, with what it needs, and runs it. */
export function takeSample(text: string, sample: ScriptSample): void {
  set({ load: defaults.load, workload: defaults.workload, ...sample.settings });
  script.load(text, `${sample.id}.stp`);
  void start();
}

/** The script's editor with what fills it and what was found in it. */
export function SourcePane() {
  const checked = script.checked.value;
  return (
    <FilePane onText={(text, name) => script.load(text, name)}>
      {(open) => (
        <>
          <div class="toolbar script-bar">
            <button
              type="button"
              class="button primary narrow-only"
              onClick={() => {
                pane.value = 'result';
                void start();
              }}
            >
              {word('stap.run')}
            </button>
            <SamplesMenu groups={sampleGroups} onText={takeSample} />
            {open}
            <ShareMenu
              desk={desk}
              file={() => ({
                name: script.name.value || 'script.stp',
                type: 'text/plain',
                text: script.text(),
              })}
            />
            <button
              type="button"
              class="button quiet"
              disabled={script.status.value.state === 'empty'}
              onClick={() => void format()}
            >
              <Icon name="format" />
              <span class="label">{word('stap.format')}</span>
            </button>
            <span class="spacer" />
            <span class="reading">{script.name.value || word('stap.unnamed')}</span>
          </div>
          {formatNotice.value && (
            <div class="notice" role="status">
              <p>
                {formatNotice.value.state === 'refused'
                  ? word('stap.formatRefused', {
                      line: String(formatNotice.value.line),
                      why: formatNotice.value.message,
                    })
                  : word('stap.formatSame')}
              </p>
              <button
                type="button"
                class="button"
                onClick={() => {
                  formatNotice.value = null;
                }}
              >
                {word('frame.close')}
              </button>
            </div>
          )}
          <CheckState />
          <Editor subject={script} />
          <Problems
            name="script"
            found={checked?.info ?? null}
            onShow={(place) => checked && script.show(checked, place)}
            onFix={(edits) => checked && script.apply(checked, edits)}
          />
        </>
      )}
    </FilePane>
  );
}

/** Says what keeps the script from being checked, if anything does. */
function CheckState() {
  const status = script.status.value;
  if (status.state === 'working') {
    return (
      <div class="notice late check-late" role="status">
        <p>{word('stap.checking')}</p>
        <button type="button" class="button" onClick={() => script.cancel()}>
          {word('frame.cancel')}
        </button>
      </div>
    );
  }
  if (status.state === 'stopped' || status.state === 'failed') {
    return (
      <div class="notice bad" role="alert">
        <p>
          {status.state === 'stopped'
            ? word('stap.checkStopped')
            : word('stap.checkFailed', { why: status.message })}
        </p>
        <button type="button" class="button" onClick={() => script.retry()}>
          {word('frame.retry')}
        </button>
      </div>
    );
  }
  return null;
}
