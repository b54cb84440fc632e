import { word } from '../../words';
import { useAnswer } from '../answer';
import type { Run } from '../run';
import { moment } from '../work';
import { Chart } from './Chart';
import { MomentBar } from './MomentBar';
import { VariableTable } from './VariableTable';

/** So many points of a global are drawn. */
const points = 1000;

/** How the globals went, and what is in them at the moment, or at the end. */
export function VariablesView({ run }: { run: Run }) {
  const fired = run.progress.value.fired;
  const at = moment.value ?? { firing: Math.max(0, fired - 1), statement: -1 };
  const { answer: series, error } = useAnswer(run, 'stap.series', { points });
  const { answer: now } = useAnswer(run, 'stap.moment', at);
  if (error && !series) {
    return (
      <div class="centre" role="alert">
        <p>{error}</p>
      </div>
    );
  }
  if (!series) return null;
  if (run.checked.globals.length === 0) {
    return (
      <div class="centre">
        <p>{word('stap.variables.none')}</p>
      </div>
    );
  }
  const end = Number(run.progress.value.now);
  return (
    <div class="variables-view">
      {moment.value && <MomentBar run={run} moment={moment.value} />}
      <div class="charts">
        {series.series
          .filter(({ points }) => points.length > 0)
          .map((serie) => (
            <Chart
              key={serie.name}
              serie={serie}
              end={end}
              at={moment.value && now ? Number(now.at) : null}
            />
          ))}
      </div>
      {now && (
        <VariableTable
          label={word(moment.value ? 'stap.variables.atMoment' : 'stap.variables.atEnd')}
          variables={
            moment.value ? now.globals : now.globals.map((variable) => ({ ...variable, changed: false }))
          }
        />
      )}
    </div>
  );
}
