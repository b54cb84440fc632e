import { Icon } from '../frame/Icon';
import { runKeys } from '../frame/Shortcuts';
import { useNarrow } from '../frame/useNarrow';
import { number, type WordKey, word } from '../words';
import { clock } from './duration';
import { Choice, TextField } from './fields';
import { differences, type Field } from './settings';
import { faults, run, runner, script, set, settings, settingsOpen, start } from './work';

/** Starts and stops the run, with the settings that are changed most. */
export function RunBar() {
  const narrow = useNarrow();
  const busy = runner.busy;
  const stopping = runner.stage.value.state === 'stopping';
  return (
    <>
      <div class="toolbar run-bar" role="group" aria-label={word('stap.run')}>
        <button
          type="button"
          class="button primary"
          title={`${word('stap.run')} (${runKeys})`}
          disabled={script.status.value.state === 'empty'}
          onClick={() => void start()}
        >
          <Icon name="run" />
          {word('stap.run')}
        </button>
        <button
          type="button"
          class="button stop"
          aria-label={word(stopping ? 'stap.stopHard' : 'stap.stop')}
          title={word(stopping ? 'stap.stopHard' : 'stap.stop')}
          disabled={!busy}
          onClick={() => runner.stop()}
        >
          <Icon name="stop" />
        </button>
        {!narrow && <UsualSettings />}
        <SettingsButton />
        <RunProgress />
      </div>
      <Faults />
    </>
  );
}

/** The settings that most runs differ in. */
export function UsualSettings() {
  const { hz, cpus, seed, kernel, until } = settings.value;
  return (
    <>
      <Choice
        label={word('stap.hz')}
        why={word('stap.hzWhy')}
        value={hz}
        options={['100', '250', '300', '1000']}
        size="number"
        faulty={!!faults.value.hz}
        onChange={(hz) => set({ hz })}
      />
      <TextField
        label={word('stap.cpus')}
        why={word('stap.cpusWhy')}
        value={cpus}
        size="number"
        faulty={!!faults.value.cpus}
        onChange={(cpus) => set({ cpus })}
      />
      <span class="with-button">
        <TextField
          label={word('stap.seed')}
          why={word('stap.seedWhy')}
          value={seed}
          size="number"
          faulty={!!faults.value.seed}
          onChange={(seed) => set({ seed })}
        />
        <button
          type="button"
          class="icon-button"
          aria-label={word('stap.dice')}
          title={word('stap.dice')}
          onClick={() => set({ seed: String(crypto.getRandomValues(new Uint16Array(1))[0]) })}
        >
          <Icon name="dice" />
        </button>
      </span>
      <Choice
        label={word('stap.kernel')}
        why={word('stap.kernelWhy')}
        value={kernel}
        options={['6.1', '5.10', '4.19', '4.4']}
        size="number"
        faulty={!!faults.value.kernel}
        onChange={(kernel) => set({ kernel })}
      />
      <Choice
        label={word('stap.until')}
        why={word('stap.untilWhy')}
        value={until}
        options={['1 s', '10 s', '60 s', '10 min', '1 h']}
        size="time"
        faulty={!!faults.value.until}
        onChange={(until) => set({ until })}
      />
    </>
  );
}

function SettingsButton() {
  const open = settingsOpen.value;
  const usual: readonly string[] = ['hz', 'cpus', 'seed', 'kernel', 'until'];
  const changed = Object.keys(differences(settings.value)).filter((field) => !usual.includes(field));
  const words =
    changed.length > 0
      ? `${word('stap.settings')}, ${word('stap.settingsChanged', { n: changed.length })}`
      : word('stap.settings');
  return (
    <button
      type="button"
      class="button quiet settings-button"
      aria-label={words}
      title={words}
      aria-expanded={open}
      aria-controls="run-settings"
      onClick={() => {
        settingsOpen.value = !open;
      }}
    >
      <Icon name="settings" />
      {changed.length > 0 && <span class="changed">{changed.length}</span>}
    </button>
  );
}

/** How far the run is, in virtual time. */
function RunProgress() {
  const shown = run.value;
  if (!shown) return null;
  const { now } = shown.progress.value;
  const until = BigInt(shown.started.until);
  const going = runner.busy && shown.ending.value === null;
  return (
    <span class="run-progress">
      <span class="time">{clock(now)} s</span>
      {going && until > 0n && (
        <progress
          class="late"
          aria-label={word('stap.progress')}
          max={1000}
          value={Number((now * 1000n) / until)}
        />
      )}
    </span>
  );
}

const names: Record<Field, WordKey> = {
  kernel: 'stap.kernel',
  hz: 'stap.hz',
  cpus: 'stap.cpus',
  seed: 'stap.seed',
  until: 'stap.until',
  jitter: 'stap.jitter',
  load: 'stap.load',
  workload: 'stap.workload',
  started: 'stap.started',
  target: 'stap.target',
  compatible: 'stap.compatible',
  limits: 'stap.limits',
  globals: 'stap.globals',
  args: 'stap.args',
  guru: 'stap.guru',
  suppressErrors: 'stap.suppress',
  noOptimise: 'stap.noOptimise',
};

/** Why settings cannot be used. */
function Faults() {
  const found = Object.entries(faults.value);
  if (found.length === 0) return null;
  return (
    <div class="notice bad faults" id="setting-faults" role="alert">
      <ul>
        {found.map(([field, { key, args }]) => {
          const localised = Object.fromEntries(
            Object.entries(args).map(([name, arg]) => [
              name,
              /^\d{4,15}$/.test(String(arg)) ? number(Number(arg)) : arg,
            ]),
          );
          return (
            <li key={field}>
              {word('stap.fault', { field: word(names[field as Field]), why: word(key, localised) })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
