import { useNarrow } from '../frame/useNarrow';
import { word } from '../words';
import { GivenRows, Select, Switch, TextField, TextRows } from './fields';
import { UsualSettings } from './RunBar';
import { defaults, knownLimits, workloads } from './settings';
import { faults, set, settings } from './work';

/** The settings that few runs need. */
export function SettingsPanel() {
  const narrow = useNarrow();
  const now = settings.value;
  const found = faults.value;
  return (
    <section class="settings-panel" id="run-settings" aria-label={word('stap.settings')}>
      <div class="settings-group" role="group" aria-labelledby="settings-kernel">
        <h2 id="settings-kernel">{word('stap.group.kernel')}</h2>
        {narrow && <UsualSettings />}
        <TextField
          label={word('stap.jitter')}
          why={word('stap.jitterWhy')}
          value={now.jitter}
          size="number"
          faulty={!!found.jitter}
          onChange={(jitter) => set({ jitter })}
        />
        <TextField
          label={word('stap.load')}
          why={word('stap.loadWhy')}
          value={now.load}
          size="number"
          faulty={!!found.load}
          onChange={(load) => set({ load })}
        />
        <Select
          label={word('stap.workload')}
          why={word('stap.workloadWhy')}
          value={now.workload}
          options={workloads.map((value) => ({ value, name: word(`stap.workload.${value || 'none'}`) }))}
          onChange={(workload) => set({ workload })}
        />
        <TextField
          label={word('stap.started')}
          why={word('stap.startedWhy')}
          value={now.started}
          placeholder={word('stap.usual')}
          size="text"
          faulty={!!found.started}
          onChange={(started) => set({ started })}
        />
        <TextField
          label={word('stap.target')}
          why={word('stap.targetWhy')}
          value={now.target}
          placeholder={word('stap.none')}
          size="number"
          faulty={!!found.target}
          onChange={(target) => set({ target })}
        />
        <TextField
          label={word('stap.compatible')}
          why={word('stap.compatibleWhy')}
          value={now.compatible}
          placeholder={word('stap.usual')}
          size="number"
          faulty={!!found.compatible}
          onChange={(compatible) => set({ compatible })}
        />
      </div>
      <div class="settings-group" role="group" aria-labelledby="settings-given">
        <h2 id="settings-given">{word('stap.group.given')}</h2>
        <TextRows label={word('stap.args')} rows={now.args} onChange={(args) => set({ args })} />
        <GivenRows
          label={word('stap.globals')}
          rows={now.globals}
          faulty={!!found.globals}
          onChange={(globals) => set({ globals })}
        />
        <GivenRows
          label={word('stap.limits')}
          rows={now.limits}
          known={knownLimits}
          faulty={!!found.limits}
          onChange={(limits) => set({ limits })}
        />
      </div>
      <div class="settings-group" role="group" aria-labelledby="settings-flags">
        <h2 id="settings-flags">{word('stap.group.flags')}</h2>
        <Switch label={word('stap.guru')} value={now.guru} onChange={(guru) => set({ guru })} />
        <Switch
          label={word('stap.suppress')}
          value={now.suppressErrors}
          onChange={(suppressErrors) => set({ suppressErrors })}
        />
        <Switch
          label={word('stap.noOptimise')}
          value={now.noOptimise}
          onChange={(noOptimise) => set({ noOptimise })}
        />
        <button
          type="button"
          class="button small settings-end"
          onClick={() => set(structuredClone(defaults))}
        >
          {word('stap.reset')}
        </button>
      </div>
    </section>
  );
}
