import { word } from '../../words';
import { useAnswer } from '../answer';
import type { Run } from '../run';
import { MomentBar } from './MomentBar';

/** What one firing did to the globals. */
export function Changes({ run, firing }: { run: Run; firing: number }) {
  const { answer } = useAnswer(run, 'stap.moment', { firing, statement: -1 });
  const changed = answer?.globals.filter((variable) => variable.changed) ?? [];
  return (
    <section class="changes" aria-label={word('stap.timeline.changes')}>
      <MomentBar run={run} moment={{ firing, statement: -1 }} />
      {answer && changed.length === 0 && <p class="muted">{word('stap.timeline.noChanges')}</p>}
      {changed.length > 0 && (
        <ul>
          {changed.map(({ name, before, value, array, stats, total, entries }) => (
            <li key={name} class="code">
              <span>{name}</span>{' '}
              {array
                ? entries
                    .filter((entry) => entry.changed)
                    .slice(0, 8)
                    .map(
                      (entry) =>
                        `[${entry.keys.join(', ')}] = ${entry.stats ? `@count ${entry.stats.count}` : entry.value}`,
                    )
                    .join('  ') || word('stap.timeline.entries', { n: total })
                : stats
                  ? word('stap.timeline.values', { n: stats.count })
                  : `${before} → ${value}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
