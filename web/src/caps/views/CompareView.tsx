import { word } from '../../words';
import { Letter } from '../Letter';
import { SourcePane } from '../SourcePane';
import { StatusLine } from '../StatusLine';
import type { Side } from '../side';
import { Differences } from './Differences';

/** A second document, and what the two have and lack against each other. */
export function CompareView({ a, b }: { a: Side; b: Side }) {
  return (
    <div class="compare">
      <div class="compare-source">
        <h2 class="compare-title">
          <Letter which="b" /> {word('compare.other')}
        </h2>
        <SourcePane side={b} />
      </div>
      {b.status.value.state === 'empty' && <p class="compare-hint">{word('compare.empty')}</p>}
      <StatusLine side={b} stale={b.stale.value} />
      {b.status.value.state === 'done' && !b.good.value && (
        <p class="compare-hint">{word('caps.unusable')}</p>
      )}
      <Differences a={a} b={b} />
    </div>
  );
}
