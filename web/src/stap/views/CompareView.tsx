import { useEffect } from 'preact/hooks';
import type { StapStarted, StapVariable } from '../../engine/types/protocol';
import { number, word } from '../../words';
import { useAnswer } from '../answer';
import { clock } from '../duration';
import { Choice, TextField } from '../fields';
import type { Run } from '../run';
import { defaults, faultsOf, type Settings } from '../settings';
import { other, run, runner, settings, stale, start, startOther } from '../work';
import { nameOf } from './lanes';
import { PairedLanes } from './PairedLanes';
import { linesOf, paired } from './pairs';

/** So many lines of each output are set side by side. */
const mostLines = 200;

/** The script run twice, with what its two runs differ in. */
export function CompareView() {
  const [a, b] = [run.value, other.runner.run.value];
  const busy = runner.busy || other.runner.busy;
  const both = () => {
    void start().then(startOther);
  };
  // The first look at the view runs what is not there yet.
  useEffect(() => {
    if (!other.runner.run.peek() && run.peek()) void startOther();
  }, [a === null]);
  return (
    <div class="compare-runs">
      <div class="compare-bar">
        <Which letter="A" settings={settings.value} onChange={(next) => (settings.value = next)} />
        <Which
          letter="B"
          settings={other.settings.value}
          onChange={(next) => (other.settings.value = next)}
        />
        <button type="button" class="button primary" disabled={busy} onClick={both}>
          {word('stap.compare.run')}
        </button>
      </div>
      {a && b ? (
        <div class={stale.value ? 'stale' : ''}>
          <Summary a={a} b={b} />
          <PairedLanes a={a} b={b} />
          <Counts a={a} b={b} />
          <Globals a={a} b={b} />
          <Outputs a={a} b={b} />
        </div>
      ) : (
        !busy && (
          <div class="centre">
            <p>{word('stap.compare.empty')}</p>
          </div>
        )
      )}
    </div>
  );
}

interface WhichProps {
  letter: 'A' | 'B';
  settings: Settings;
  onChange: (settings: Settings) => void;
}

/** What one of the two runs is made with. */
function Which({ letter, settings, onChange }: WhichProps) {
  const { hz, kernel, seed, cpus } = settings;
  const faults = faultsOf(settings);
  return (
    <fieldset class="which-run">
      <legend>{letter}</legend>
      <Choice
        label={word('stap.hz')}
        why={word('stap.hzWhy')}
        value={hz}
        options={['100', '250', '300', '1000']}
        size="number"
        faulty={!!faults.hz}
        onChange={(hz) => onChange({ ...settings, hz })}
      />
      <Choice
        label={word('stap.kernel')}
        why={word('stap.kernelWhy')}
        value={kernel}
        options={['6.1', '5.10', '4.19', '4.4']}
        size="number"
        faulty={!!faults.kernel}
        onChange={(kernel) => onChange({ ...settings, kernel })}
      />
      <TextField
        label={word('stap.cpus')}
        why={word('stap.cpusWhy')}
        value={cpus}
        size="number"
        faulty={!!faults.cpus}
        onChange={(cpus) => onChange({ ...settings, cpus })}
      />
      <TextField
        label={word('stap.seed')}
        why={word('stap.seedWhy')}
        value={seed}
        placeholder={defaults.seed}
        size="number"
        faulty={!!faults.seed}
        onChange={(seed) => onChange({ ...settings, seed })}
      />
    </fieldset>
  );
}

interface Both {
  a: Run;
  b: Run;
}

function machine({ hz, cpus, kernel, seed }: StapStarted): string {
  return `Linux ${kernel} · HZ ${hz} · ${word('stap.cpus')} ${cpus} · ${word('stap.seed')} ${seed}`;
}

function Summary({ a, b }: Both) {
  return (
    <table class="compare-table">
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        <Row name={word('stap.compare.machine')} a={machine(a.started)} b={machine(b.started)} />
        <Row
          name={word('stap.compare.ending')}
          a={a.ending.value?.words ?? word('stap.running')}
          b={b.ending.value?.words ?? word('stap.running')}
        />
        <Row
          name={word('stap.progress')}
          a={`${clock(a.progress.value.now)} s`}
          b={`${clock(b.progress.value.now)} s`}
        />
      </tbody>
    </table>
  );
}

function Row({ name, a, b, code = false }: { name: string; a: string; b: string; code?: boolean }) {
  const differs = a !== b;
  return (
    <tr class={differs ? 'differs' : ''}>
      <th scope="row" class={code ? 'code' : ''}>
        {differs && (
          <span class="change-mark" title={word('stap.compare.differs')}>
            <span aria-hidden="true">≠</span>
            <span class="visually-hidden">{word('stap.compare.differs')} </span>
          </span>
        )}
        {name}
      </th>
      <td class={code ? 'code' : ''}>{a}</td>
      <td class={code ? 'code' : ''}>{b}</td>
    </tr>
  );
}

/** How often each probe fired. */
function Counts({ a, b }: Both) {
  const question = { from: '0', to: '1', columns: 1, marks: 0 };
  const [ofA, ofB] = [
    useAnswer(a, 'stap.timeline', question).answer,
    useAnswer(b, 'stap.timeline', question).answer,
  ];
  if (!ofA || !ofB) return null;
  return (
    <table class="compare-table">
      <caption>{word('stap.compare.firings')}</caption>
      <tbody>
        {a.checked.probes.map((probe, index) => (
          <Row
            key={index}
            code
            name={nameOf(probe)}
            a={number(ofA.lanes[index]?.total ?? 0)}
            b={number(ofB.lanes[index]?.total ?? 0)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The globals at the end of both runs. */
function Globals({ a, b }: Both) {
  const last = (of: Run) => ({ firing: Math.max(0, of.progress.value.fired - 1), statement: -1 });
  const [ofA, ofB] = [
    useAnswer(a, 'stap.moment', last(a)).answer,
    useAnswer(b, 'stap.moment', last(b)).answer,
  ];
  if (!ofA || !ofB || ofA.globals.length === 0) return null;
  return (
    <table class="compare-table">
      <caption>{word('stap.variables.atEnd')}</caption>
      <tbody>
        {ofA.globals.map((variable) => (
          <Row
            key={variable.name}
            code
            name={variable.name}
            a={short(variable)}
            b={short(ofB.globals.find(({ name }) => name === variable.name))}
          />
        ))}
      </tbody>
    </table>
  );
}

function short(variable: StapVariable | undefined): string {
  if (!variable) return '—';
  const { array, stats, type, value, total, entries } = variable;
  if (array) {
    const some = entries
      .slice(0, 8)
      .map(({ keys, value, stats }) => `[${keys.join(', ')}] = ${stats ? `@count ${stats.count}` : value}`);
    return [...some, ...(total > some.length ? ['…'] : [])].join('; ') || word('stap.variables.empty');
  }
  if (stats) return `@count ${stats.count}  @sum ${stats.sum}  @min ${stats.min}  @max ${stats.max}`;
  return type === 'string' ? JSON.stringify(value) : number(BigInt(value));
}

function Outputs({ a, b }: Both) {
  a.output.version.value;
  b.output.version.value;
  const pairs = paired(linesOf(a.output.text()), linesOf(b.output.text()));
  if (pairs.length === 0) return null;
  return (
    <table class="compare-table outputs">
      <caption>{word('stap.output')}</caption>
      <tbody>
        {pairs.slice(0, mostLines).map(([left, right], index) => (
          <tr key={index} class={left === right ? '' : 'differs'}>
            <th scope="row">
              {left === right ? '' : '≠'}
              <span class="visually-hidden">{number(index + 1)}</span>
            </th>
            <td class="code">{left}</td>
            <td class="code">{right}</td>
          </tr>
        ))}
      </tbody>
      {pairs.length > mostLines && (
        <tfoot>
          <tr>
            <td colSpan={3} class="muted">
              {word('stap.compare.more', { n: pairs.length - mostLines })}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
