import type { StapExplanation, StapWhy } from '../../engine/types/protocol';
import { Icon } from '../../frame/Icon';
import { word } from '../../words';
import { useAnswer } from '../answer';
import type { Run } from '../run';
import { script } from '../work';

/** Why the result is what it is, where that may surprise. */
export function Explanations({ run }: { run: Run }) {
  if (!run.ending.value) return null;
  return <Answered run={run} />;
}

function Answered({ run }: { run: Run }) {
  const { answer } = useAnswer(run, 'stap.explain', {});
  if (!answer || answer.explanations.length === 0) return null;
  return (
    <section class="explanations" aria-label={word('stap.why')}>
      {answer.explanations.map((explanation) => (
        <Explanation key={explanation.code} run={run} explanation={explanation} />
      ))}
    </section>
  );
}

function Explanation({ run, explanation }: { run: Run; explanation: StapExplanation }) {
  return (
    <article class="explanation">
      <h2>{explanation.title}</h2>
      <ol>
        {explanation.steps.map((step, index) => (
          <Step key={index} run={run} step={step} />
        ))}
      </ol>
    </article>
  );
}

function Step({ run, step }: { run: Run; step: StapWhy }) {
  const { words, figure, place } = step;
  return (
    <li>
      <p>
        {words}
        {place.end > place.start && (
          <button
            type="button"
            class="place-link"
            aria-label={`${word('stap.showPlace')}: ${words}`}
            title={word('stap.showPlace')}
            onClick={() => script.show(run, place)}
          >
            <Icon name="source" />
          </button>
        )}
      </p>
      {figure && <p class="figure">{figure}</p>}
    </li>
  );
}
