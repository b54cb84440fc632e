import { useState } from 'preact/hooks';
import type { Fact, Answer as ReportAnswer } from '../../engine/types/report';
import { Icon } from '../../frame/Icon';
import { word } from '../../words';
import { useAnswer } from '../answer';
import { PlaceLink } from '../PlaceLink';
import type { Opened, Side } from '../side';
import { Failure } from './Failure';
import { Picture } from './TopologyView';

/** The document in words: a verdict, then each question with its answer and proof. */
export function OverviewView({ side }: { side: Side }) {
  const { answer, error } = useAnswer(side.good.value, 'caps.report', {});
  const { answer: topology } = useAnswer(side.good.value, 'caps.topology', {});
  if (!answer) return <Failure error={error} />;
  const { value: report, opened } = answer;
  const groups = [...Map.groupBy(report.answers, (one) => one.group)];
  return (
    <div class="overview">
      <p class="verdict" data-testid="verdict">
        {report.verdict}
      </p>
      {groups.map(([group, answers]) => (
        <section key={group}>
          <h2>{group}</h2>
          <div class="answers">
            {answers.map((one) => (
              <AnswerRow key={one.id} side={side} opened={opened} answer={one} />
            ))}
          </div>
        </section>
      ))}
      {topology && topology.value.cells.length > 0 && (
        <section>
          <h2>{word('view.topology')}</h2>
          <Picture side={side} answer={topology} />
        </section>
      )}
    </div>
  );
}

/** Facts beyond this many wait behind a button. */
const factsShown = 4;

function AnswerRow({ side, opened, answer }: { side: Side; opened: Opened; answer: ReportAnswer }) {
  const [all, setAll] = useState(false);
  const { state, question, short, why, facts, places } = answer;
  const shown = all ? facts : facts.slice(0, factsShown);
  return (
    <article class={`answer state-${state}`} data-answer={answer.id}>
      <span class="state" title={word(`state.${state}`)}>
        <Icon name={state} />
        <span class="visually-hidden">{word(`state.${state}`)}</span>
      </span>
      <h3>{question}</h3>
      <div class="answer-body">
        <p class="short">
          <span>{short}</span>
          <PlaceLink side={side} opened={opened} spans={places} of={question} />
        </p>
        {why && <p class="why">{why}</p>}
        {shown.length > 0 && <Facts side={side} opened={opened} facts={shown} />}
        {facts.length > factsShown && (
          <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? word('frame.fewer') : word('frame.more', { n: facts.length - factsShown })}
          </button>
        )}
      </div>
    </article>
  );
}

export function Facts({ side, opened, facts }: { side: Side; opened: Opened; facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt>{fact.label}</dt>
          <dd>
            <span>{fact.value}</span>
            <PlaceLink side={side} opened={opened} spans={fact.place} of={fact.label || fact.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
