import type { StapStats } from '../../engine/types/protocol';
import { number, word } from '../../words';
import { useAnswer } from '../answer';
import type { Run } from '../run';
import { moment } from '../work';
import { MomentBar } from './MomentBar';
import { Spread } from './Spread';
import { Figures } from './VariableTable';

interface Drawn {
  name: string;
  stats: StapStats;
}

/** So many entries of one array are drawn. */
const mostDrawn = 24;

/** The script's histograms, and those of its timers' periods. */
export function HistogramsView({ run }: { run: Run }) {
  const fired = run.progress.value.fired;
  const at = moment.value ?? { firing: Math.max(0, fired - 1), statement: -1 };
  const { answer, error } = useAnswer(run, 'stap.moment', at);
  const { answer: timeline } = useAnswer(run, 'stap.timeline', { from: '0', to: '1', columns: 1, marks: 0 });
  if (error && !answer && fired > 0) {
    return (
      <div class="centre" role="alert">
        <p>{error}</p>
      </div>
    );
  }
  const aggregates: Drawn[] = [];
  for (const { name, stats, entries } of answer?.globals ?? []) {
    if (stats) aggregates.push({ name, stats });
    for (const entry of entries.slice(0, mostDrawn)) {
      if (entry.stats) aggregates.push({ name: `${name}[${entry.keys.join(', ')}]`, stats: entry.stats });
    }
  }
  const spreads = timeline?.lanes.filter(({ spread }) => spread) ?? [];
  if (aggregates.length === 0 && spreads.length === 0) {
    return answer || fired === 0 ? (
      <div class="centre">
        <p>{word('stap.histograms.none')}</p>
        <p class="muted">{word('stap.histograms.hint')}</p>
      </div>
    ) : null;
  }
  return (
    <div class="histograms-view">
      {moment.value && <MomentBar run={run} moment={moment.value} />}
      {aggregates.length > 0 && (
        <section aria-label={word('stap.histograms.aggregates')}>
          <h2 class="step-title">{word('stap.histograms.aggregates')}</h2>
          <div class="histograms">
            {aggregates.map(({ name, stats }) => (
              <Histogram key={name} name={name} stats={stats} />
            ))}
          </div>
        </section>
      )}
      {spreads.length > 0 && (
        <section aria-label={word('stap.histograms.periods')}>
          <h2 class="step-title">{word('stap.histograms.periods')}</h2>
          <div class="spreads">
            {spreads.map(
              ({ probe, spread }) =>
                spread && <Spread key={probe} run={run} probe={probe} spread={spread} always />,
            )}
          </div>
        </section>
      )}
    </div>
  );
}

function Histogram({ name, stats }: Drawn) {
  const most = stats.buckets.reduce((most, { count }) => Math.max(most, Number(count)), 1);
  return (
    <figure class="histogram">
      <figcaption>
        <span class="code">{name}</span> <Figures stats={stats} />
      </figcaption>
      {stats.buckets.length > 0 && (
        <table>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{word('stap.value')}</th>
              <th scope="col">@count</th>
            </tr>
          </thead>
          <tbody>
            {stats.buckets.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row" class="code">
                  {label}
                </th>
                <td class="bar-cell">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="histogram-bar" width={(100 * Number(count)) / most} height="10" />
                  </svg>
                </td>
                <td class="code count-cell">{number(BigInt(count))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  );
}
