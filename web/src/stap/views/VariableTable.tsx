import type { StapStats, StapVariable } from '../../engine/types/protocol';
import { number, word } from '../../words';

/** So many entries of an array are shown before the rest is asked for. */
const firstEntries = 24;

/** Variables and what is in them, those that changed marked. */
export function VariableTable({ label, variables }: { label: string; variables: readonly StapVariable[] }) {
  if (variables.length === 0) return null;
  return (
    <table class="variable-table">
      <caption>{label}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{word('stap.name')}</th>
          <th scope="col">{word('stap.value')}</th>
        </tr>
      </thead>
      <tbody>
        {variables.map((variable) => (
          <tr key={variable.name} class={variable.changed ? 'changed-row' : ''}>
            <th scope="row" class="code">
              {variable.changed && (
                <span class="change-mark" title={word('stap.variables.changed')}>
                  <span aria-hidden="true">●</span>
                  <span class="visually-hidden">{word('stap.variables.changed')} </span>
                </span>
              )}
              {variable.name}
            </th>
            <td>
              <Value variable={variable} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ variable }: { variable: StapVariable }) {
  const { array, stats, type, value, before, changed } = variable;
  if (array) return <Entries variable={variable} />;
  if (stats) return <Figures stats={stats} />;
  const shown = (text: string) => (type === 'string' ? JSON.stringify(text) : text);
  return (
    <span class="code">
      {changed && (
        <>
          <span class="before">{shown(before)}</span> →{' '}
        </>
      )}
      <span class="after">{shown(value)}</span>
    </span>
  );
}

function Entries({ variable }: { variable: StapVariable }) {
  const { entries, total } = variable;
  if (total === 0) return <span class="muted">{word('stap.variables.empty')}</span>;
  const left = total - Math.min(entries.length, firstEntries);
  return (
    <>
      <ul class="entries">
        {entries.slice(0, firstEntries).map((entry) => (
          <li key={entry.keys.join('\0')} class={entry.changed ? 'code changed-entry' : 'code'}>
            <span class="entry-key">[{entry.keys.join(', ')}]</span>{' '}
            {entry.stats ? <Figures stats={entry.stats} /> : <span class="after">{entry.value}</span>}
            {entry.changed && <span class="visually-hidden"> {word('stap.variables.changed')}</span>}
          </li>
        ))}
      </ul>
      {left > 0 && <p class="muted">{word('stap.variables.more', { n: left })}</p>}
    </>
  );
}

/** What is known of an aggregate. */
export function Figures({ stats }: { stats: StapStats }) {
  if (stats.count === '0') return <span class="muted">{word('stap.variables.empty')}</span>;
  return (
    <span class="figures code">
      {(['count', 'sum', 'min', 'max', 'avg'] as const).map((name) => (
        <span key={name}>
          <span class="muted">@{name}</span> {number(BigInt(stats[name]))}
        </span>
      ))}
    </span>
  );
}
