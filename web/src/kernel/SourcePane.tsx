import { Editor } from '../editor/Editor';
import { Counts } from '../editor/Problems';
import { FilePane } from '../frame/FilePane';
import { Icon } from '../frame/Icon';
import { SamplesMenu } from '../frame/SamplesMenu';
import { ShareMenu } from '../frame/ShareMenu';
import { pane } from '../frame/Split';
import { number, word } from '../words';
import { FileTabs } from './FileTabs';
import { HeadersMenu } from './HeadersMenu';
import { mostFiles } from './names';
import { type ModuleSample, sampleGroups } from './samples';
import {
  active,
  add,
  checker,
  desk,
  files,
  header,
  mainFile,
  removed,
  tab,
  takeFile,
  takeText,
  trouble,
  view,
} from './work';

/** Puts a sample in place of the module, with the switches that it is about. */
export function takeSample(text: string, sample: ModuleSample): void {
  takeText(text, sample.turned);
}

/** The files' editors, with what fills them and what was found in them. */
export function SourcePane() {
  const file = active.value;
  const shown = file ?? (tab.value === 'header' ? header : null);
  return (
    <FilePane onText={takeFile}>
      {(open) => (
        <>
          <div class="toolbar script-bar">
            <SamplesMenu groups={sampleGroups} onText={takeSample} />
            {open}
            <HeadersMenu />
            <ShareMenu
              desk={desk}
              file={() => {
                const shared = file ?? mainFile();
                return { name: shared.name.value, type: 'text/x-c', text: shared.text() };
              }}
            />
          </div>
          <FileTabs />
          <Trouble />
          <div
            class="file-panel"
            role="tabpanel"
            id="file-panel"
            aria-labelledby={`file-tab-${tab.value}`}
            key={tab.value}
          >
            {shown && <Editor subject={shown} />}
          </div>
          <FoundBar />
        </>
      )}
    </FilePane>
  );
}

/** How much was found, and the way to it. */
function FoundBar() {
  const info = checker.checked.value?.info;
  return (
    <div class="problems">
      <button
        type="button"
        class="problems-bar"
        disabled={!info}
        onClick={() => {
          view.value = 'findings';
          pane.value = 'result';
        }}
      >
        <Counts
          errors={info?.errors ?? 0}
          warnings={info?.warnings ?? 0}
          infos={info?.hidden ?? 0}
          read={info !== undefined}
        />
        <span class="spacer" />
        {info && <Icon name="right" />}
      </button>
    </div>
  );
}

function Trouble() {
  const gone = removed.value;
  if (gone) {
    return (
      <div class="notice" role="status">
        <p>{word('kernel.removed', { name: gone.name })}</p>
        <button type="button" class="button" onClick={() => add(gone.name, gone.text)}>
          {word('kernel.putBack')}
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            removed.value = null;
          }}
        >
          {word('frame.close')}
        </button>
      </div>
    );
  }
  const what = trouble.value;
  if (!what) return null;
  return (
    <div class="notice" role="alert">
      <p>
        {what === 'header'
          ? word('kernel.noHeader')
          : word('kernel.tooManyFiles', { n: number(mostFiles), have: number(files.value.length) })}
      </p>
      <button
        type="button"
        class="button"
        onClick={() => {
          trouble.value = null;
        }}
      >
        {word('frame.close')}
      </button>
    </div>
  );
}
