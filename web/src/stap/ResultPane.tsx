import { useEffect } from 'preact/hooks';
import { EngineState } from '../frame/EngineState';
import { Samples } from '../frame/SamplesMenu';
import { runKeys } from '../frame/Shortcuts';
import { TabPanel, Tabs } from '../frame/Tabs';
import { word } from '../words';
import { engine } from './engine';
import { RunBar } from './RunBar';
import { RunStatus } from './RunStatus';
import type { Run } from './run';
import { SettingsPanel } from './SettingsPanel';
import { takeSample } from './SourcePane';
import { sampleGroups } from './samples';
import { CompareView } from './views/CompareView';
import { ConsoleView } from './views/ConsoleView';
import { HistogramsView } from './views/HistogramsView';
import { StepView } from './views/StepView';
import { TimelineView } from './views/TimelineView';
import { VariablesView } from './views/VariablesView';
import { desk, run, runner, script, settingsOpen, stale, type View, view, views } from './work';

/** What the script did, in one of the views. */
export function ResultPane() {
  const chosen = view.value;
  useEffect(() => {
    const query = chosen === 'console' ? '' : `?view=${chosen}`;
    if (location.search !== query) history.replaceState(null, '', location.pathname + query + location.hash);
  }, [chosen]);
  useEffect(() => {
    document.getElementById('view-panel')?.scrollTo(0, 0);
  }, [chosen]);

  return (
    <div class="result">
      <RunBar />
      {settingsOpen.value && <SettingsPanel />}
      <Tabs
        name="view"
        label={word('stap.views')}
        tabs={views.map((id) => ({ id, title: word(`stap.view.${id}`) }))}
        chosen={chosen}
        onChoose={(id) => {
          view.value = id;
        }}
      />
      <TabPanel name="view" chosen={chosen} class={`stap-${chosen}`}>
        <EngineState engine={engine} quiet={run.value !== null || script.status.value.state === 'empty'}>
          <ViewState chosen={chosen} />
        </EngineState>
      </TabPanel>
    </div>
  );
}

function ViewState({ chosen }: { chosen: View }) {
  const shown = run.value;
  if (chosen === 'compare') return <CompareView />;
  if (!shown && script.status.value.state === 'empty') return desk.restored.value ? <Empty /> : null;
  return (
    <>
      <RunStatus />
      {shown && (
        <div class={stale.value && !runner.busy ? 'run-view stale' : 'run-view'}>
          <ChosenView chosen={chosen} run={shown} />
        </div>
      )}
      {!shown && runner.stage.value.state === 'none' && desk.restored.value && (
        <div class="centre">
          <p>{word('stap.ready')}</p>
          <p class="muted">{word('stap.readyHint', { keys: runKeys })}</p>
        </div>
      )}
    </>
  );
}

function ChosenView({ chosen, run }: { chosen: Exclude<View, 'compare'>; run: Run }) {
  switch (chosen) {
    case 'console':
      return <ConsoleView run={run} />;
    case 'timeline':
      return <TimelineView run={run} />;
    case 'variables':
      return <VariablesView run={run} />;
    case 'step':
      return <StepView run={run} />;
    case 'histograms':
      return <HistogramsView run={run} />;
  }
}

function Empty() {
  return (
    <div class="empty">
      <h2 class="title">{word('stap.empty')}</h2>
      <p>{word('stap.emptyWhat')}</p>
      <div class="empty-samples">
        <Samples groups={sampleGroups} onText={takeSample} />
      </div>
    </div>
  );
}
