import { useEffect } from 'preact/hooks';
import { EngineState } from '../frame/EngineState';
import { Samples } from '../frame/SamplesMenu';
import { TabPanel, Tabs } from '../frame/Tabs';
import { word } from '../words';
import { engine } from './engine';
import { StatusLine } from './StatusLine';
import { sampleGroups } from './samples';
import type { Side } from './side';
import { CompareView } from './views/CompareView';
import { CPUView } from './views/CPUView';
import { ExportView } from './views/ExportView';
import { GuestsView } from './views/GuestsView';
import { OverviewView } from './views/OverviewView';
import { TopologyView } from './views/TopologyView';
import { TreeView } from './views/TreeView';
import { desk, sides, type View, view, views } from './work';

/** What the document says, in one of the views. */
export function ResultPane() {
  const chosen = view.value;
  useEffect(() => {
    const query = chosen === 'overview' ? '' : `?view=${chosen}`;
    if (location.search !== query) history.replaceState(null, '', location.pathname + query + location.hash);
  }, [chosen]);

  // Another document, or another view, is read from its top.
  const loads = sides.a.loads.value;
  useEffect(() => {
    document.getElementById('view-panel')?.scrollTo(0, 0);
  }, [chosen, loads]);

  return (
    <div class="result">
      <Tabs
        name="view"
        label={word('caps.views')}
        tabs={views.map((id) => ({ id, title: word(`view.${id}`) }))}
        chosen={chosen}
        onChoose={(id) => {
          view.value = id;
        }}
      />
      <TabPanel name="view" chosen={chosen} class={`view-${chosen}`}>
        <EngineState
          engine={engine}
          quiet={sides.a.latest.value !== null || sides.a.status.value.state === 'empty'}
        >
          <ViewState side={sides.a} chosen={chosen} />
        </EngineState>
      </TabPanel>
    </div>
  );
}

/** Which views need a document with a report; the others show any tree. */
const unconditional: readonly View[] = ['tree'];

function ViewState({ side, chosen }: { side: Side; chosen: View }) {
  const status = side.status.value;
  const good = side.good.value;
  const shown = unconditional.includes(chosen) ? side.latest.value : good;
  if (status.state === 'empty') return desk.restored.value ? <Empty side={side} /> : null;
  const stale = side.stale.value && !unconditional.includes(chosen);
  return (
    <>
      <StatusLine side={side} stale={stale} />
      {shown && (
        <div class={stale ? 'stale' : ''}>
          <ChosenView chosen={chosen} side={side} />
        </div>
      )}
      {!shown && status.state === 'done' && (
        <div class="centre">
          <p>{word('caps.unusable')}</p>
          <p class="muted">{word('caps.unusableHint')}</p>
        </div>
      )}
    </>
  );
}

function ChosenView({ chosen, side }: { chosen: View; side: Side }) {
  switch (chosen) {
    case 'overview':
      return <OverviewView side={side} />;
    case 'guests':
      return <GuestsView side={side} />;
    case 'topology':
      return <TopologyView side={side} />;
    case 'cpu':
      return <CPUView side={side} />;
    case 'compare':
      return <CompareView a={sides.a} b={sides.b} />;
    case 'tree':
      return <TreeView side={side} />;
    case 'export':
      return <ExportView side={side} />;
  }
}

function Empty({ side }: { side: Side }) {
  return (
    <div class="empty">
      <h2 class="title">{word('empty.title')}</h2>
      <p>{word('empty.what')}</p>
      <pre class="command">virsh capabilities</pre>
      <p class="muted">{word('empty.private')}</p>
      <h2>{word('empty.samples')}</h2>
      <div class="empty-samples">
        <Samples groups={sampleGroups} onText={(text) => side.load(text)} />
      </div>
    </div>
  );
}
