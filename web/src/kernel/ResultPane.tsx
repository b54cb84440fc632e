import { useEffect } from 'preact/hooks';
import { Counts } from '../editor/Problems';
import { EngineState } from '../frame/EngineState';
import { Icon } from '../frame/Icon';
import { Samples } from '../frame/SamplesMenu';
import { TabPanel, Tabs } from '../frame/Tabs';
import { number, word } from '../words';
import type { Checked } from './checked';
import { largest } from './checker';
import { engine } from './engine';
import { SettingsPanel } from './SettingsPanel';
import { takeSample } from './SourcePane';
import { sampleGroups } from './samples';
import { FindingsView } from './views/FindingsView';
import { OutputView } from './views/OutputView';
import { RulesView } from './views/RulesView';
import { checker, desk, rule, settings, settingsOpen, type View, view, views } from './work';

/** What sparse says of the files, in one of the views. */
export function ResultPane() {
  const chosen = view.value;
  const open = rule.value;
  useEffect(() => {
    const asked = new URLSearchParams();
    if (chosen !== 'findings') asked.set('view', chosen);
    if (chosen === 'rules' && open) asked.set('rule', open);
    const query = asked.size > 0 ? `?${asked}` : '';
    if (location.search !== query) history.replaceState(null, '', location.pathname + query + location.hash);
  }, [chosen, open]);
  useEffect(() => {
    document.getElementById('view-panel')?.scrollTo(0, 0);
  }, [chosen]);

  return (
    <div class="result">
      <CheckBar />
      {settingsOpen.value && <SettingsPanel />}
      <Tabs
        name="view"
        label={word('kernel.views')}
        tabs={views.map((id) => ({ id, title: word(`kernel.view.${id}`) }))}
        chosen={chosen}
        onChoose={(id) => {
          view.value = id;
        }}
      />
      <TabPanel name="view" chosen={chosen} class={`kernel-${chosen}`}>
        <EngineState
          engine={engine}
          quiet={checker.checked.value !== null || checker.status.value.state === 'empty'}
        >
          <ViewState chosen={chosen} />
        </EngineState>
      </TabPanel>
    </div>
  );
}

/** What came of the check in a few words, and what sparse is asked for. */
function CheckBar() {
  const checked = checker.checked.value;
  const open = settingsOpen.value;
  const { turned, extra } = settings.value;
  const changed = turned.length + (extra.trim() === '' ? 0 : 1);
  const label =
    changed > 0
      ? `${word('kernel.settings')}, ${word('kernel.settingsChanged', { n: changed })}`
      : word('kernel.settings');
  return (
    <div class="toolbar check-bar">
      <Counts
        errors={checked?.info.errors ?? 0}
        warnings={checked?.info.warnings ?? 0}
        infos={checked?.info.hidden ?? 0}
        read={checked !== null}
      />
      <span class="spacer" />
      <button
        type="button"
        class="button quiet settings-button"
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls="check-settings"
        onClick={() => {
          settingsOpen.value = !open;
        }}
      >
        <Icon name="settings" />
        <span class="label">{word('kernel.settings')}</span>
        {changed > 0 && <span class="changed">{changed}</span>}
      </button>
    </div>
  );
}

function ViewState({ chosen }: { chosen: View }) {
  const checked = checker.checked.value;
  const status = checker.status.value;
  if (chosen === 'rules') return <RulesView />;
  if (status.state === 'empty') return desk.restored.value ? <Empty /> : null;
  const stale = status.state === 'failed' || status.state === 'stopped' || status.state === 'too large';
  return (
    <>
      <Trouble />
      {checked && (
        <div class={stale ? 'stale' : ''}>
          <ChosenView chosen={chosen} checked={checked} />
        </div>
      )}
    </>
  );
}

function ChosenView({ chosen, checked }: { chosen: Exclude<View, 'rules'>; checked: Checked }) {
  switch (chosen) {
    case 'findings':
      return <FindingsView checked={checked} />;
    case 'output':
      return <OutputView checked={checked} />;
  }
}

/** Says what keeps the files from being checked, if anything does. */
function Trouble() {
  const status = checker.status.value;
  if (status.state === 'working') {
    return (
      <div class="notice late" role="status">
        <p>{word('kernel.checking')}</p>
        <button type="button" class="button" onClick={() => checker.cancel()}>
          {word('frame.cancel')}
        </button>
      </div>
    );
  }
  if (status.state === 'too large') {
    return (
      <div class="notice bad" role="alert">
        <p>{word('kernel.tooLarge', { length: number(status.length), most: number(largest) })}</p>
      </div>
    );
  }
  if (status.state === 'stopped' || status.state === 'failed') {
    return (
      <div class="notice bad" role="alert">
        <p>
          {status.state === 'stopped'
            ? word('kernel.checkStopped')
            : word('kernel.checkFailed', { why: status.message })}
        </p>
        <button type="button" class="button" onClick={() => checker.retry()}>
          {word('frame.retry')}
        </button>
      </div>
    );
  }
  return null;
}

function Empty() {
  return (
    <div class="empty">
      <h2 class="title">{word('kernel.empty')}</h2>
      <p>{word('kernel.emptyWhat')}</p>
      <div class="empty-samples">
        <Samples groups={sampleGroups} onText={takeSample} />
      </div>
    </div>
  );
}
