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
      {answer.explanations.map((explanation, index) => (
        <Explanation
          key={`${explanation.code} ${index}`}
          run={run}
          explanation={explanation}
          open={index === 0}
        />
      ))}
    </section>
  );
}

interface Props {
  run: Run;
  explanation: StapExplanation;
  open: boolean;
}

function Explanation({ run, explanation, open }: Props) {
  return (
    <details class="explanation" open={open}>
      <summary>{explanation.title}</summary>
      <ol>
        {explanation.steps.map((step, index) => (
          <Step key={index} run={run} step={step} />
        ))}
      </ol>
    </details>
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
