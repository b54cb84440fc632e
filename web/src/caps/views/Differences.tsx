import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Comparison, Move, Row, Section } from '../../engine/types/compare';
import type { Span } from '../../engine/types/source';
import { Icon, type IconName } from '../../frame/Icon';
import { language } from '../../settings';
import { word } from '../../words';
import { engine } from '../engine';
import { Letter } from '../Letter';
import type { Opened, Side } from '../side';

const onlyDifferences = signal(true);

interface Compared {
  comparison: Comparison;
  a: Opened;
  b: Opened;
}

interface Props {
  a: Side;
  b: Side;
  /** Whether the two are of one host, so that no guest moves between them. */
  sameHost?: boolean;
}

/** What two documents have and lack against each other, and whether a guest can move between them. */
export function Differences({ a, b, sameHost = false }: Props) {
  const [compared, setCompared] = useState<Compared | null>(null);
  const [error, setError] = useState<string | null>(null);
  const openedA = a.good.value;
  const openedB = b.good.value;
  const asked = useRef(0);
  const words = language.value;

  useEffect(() => {
    const turn = ++asked.current;
    if (!openedA || !openedB) {
      setCompared(null);
      return;
    }
    engine
      .call('caps.compare', [openedA.document, openedB.document], (a, b) => ({ a, b }), words)
      .then(
        ({ result }) => {
          if (turn !== asked.current) return;
          setError(null);
          setCompared({ comparison: result, a: openedA, b: openedB });
        },
        (failure: Error) => {
          if (turn === asked.current && failure.message) setError(failure.message);
        },
      );
  }, [openedA, openedB, words]);

  const show = (which: 'a' | 'b', span: Span) => {
    if (!compared) return;
    if (which === 'a') a.show(compared.a, span);
    else b.show(compared.b, span);
  };

  return (
    <>
      {error && (
        <p class="compare-hint" role="alert">
          {error}
        </p>
      )}
      {compared && (
        <>
          {!sameHost && (
            <div class="moves">
              {compared.comparison.moves.map((move) => (
                <MoveCard key={move.from} move={move} show={show} />
              ))}
            </div>
          )}
          <label class="check">
            <input
              type="checkbox"
              checked={onlyDifferences.value}
              onChange={(event) => {
                onlyDifferences.value = event.currentTarget.checked;
              }}
            />
            {word('compare.only', { n: compared.comparison.differences })}
          </label>
          {compared.comparison.differences === 0 && onlyDifferences.value && (
            <p class="compare-hint">{word('compare.same')}</p>
          )}
          {compared.comparison.sections.map((section) => (
            <SectionTable key={section.id} section={section} show={show} />
          ))}
        </>
      )}
    </>
  );
}

type Show = (which: 'a' | 'b', span: Span) => void;

function MoveCard({ move, show }: { move: Move; show: Show }) {
  return (
    <section class={`move state-${move.state}`}>
      <h3>
        <Letter which={move.from} /> → <Letter which={move.to} />
        <span class="worded-state">
          <Icon name={iconOf(move.state)} />
          {word(`move.${stateOf(move.state)}`)}
        </span>
      </h3>
      <p class="short">{move.short}</p>
      <ul class="reasons">
        {move.reasons.map((reason) => (
          <li key={reason.text}>
            <span class={`state state-${reason.state}`}>
              <Icon name={iconOf(reason.state)} />
              <span class="visually-hidden">{word(`state.${stateOf(reason.state)}`)}</span>
            </span>
            <span>
              {reason.text}
              <span class="reason-places">
                <Places which="a" spans={reason.placesA} of={reason.text} show={show} />
                <Places which="b" spans={reason.placesB} of={reason.text} show={show} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(state: string): 'yes' | 'no' | 'partly' | 'unknown' {
  return state === 'yes' || state === 'no' || state === 'partly' ? state : 'unknown';
}

function iconOf(state: string): IconName {
  return stateOf(state);
}

/** The first place of a thing on one side. */
function Places({
  which,
  spans,
  of,
  show,
}: {
  which: 'a' | 'b';
  spans: readonly Span[];
  of: string;
  show: Show;
}) {
  const [first] = spans;
  if (!first) return null;
  return (
    <button
      type="button"
      class={`letter letter-${which}`}
      aria-label={word('compare.showIn', { what: of, side: which.toUpperCase() })}
      onClick={() => show(which, first)}
    >
      {which.toUpperCase()}
    </button>
  );
}

function SectionTable({ section, show }: { section: Section; show: Show }) {
  const rows = onlyDifferences.value ? section.rows.filter((row) => row.change !== 'same') : section.rows;
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>
        {section.title} <span class="muted">{word('compare.differences', { n: section.differences })}</span>
      </h2>
      <div class="table-scroll">
        <table class="table compare-table">
          <thead>
            <tr>
              <th scope="col">{word('compare.what')}</th>
              <th scope="col">
                <Letter which="a" />
              </th>
              <th scope="col">
                <Letter which="b" />
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} class={`change-${row.change}`}>
                <th scope="row">
                  {row.name}
                  <span class="visually-hidden">, {word(`change.${row.change}`)}</span>
                </th>
                <Value which="a" row={row} show={show} />
                <Value which="b" row={row} show={show} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Value({ which, row, show }: { which: 'a' | 'b'; row: Row; show: Show }) {
  const [text, places] = which === 'a' ? [row.a, row.placesA] : [row.b, row.placesB];
  const [first] = places;
  const has = row.change !== (which === 'a' ? 'only-b' : 'only-a');
  const words = text || (has ? word('state.yes') : '–');
  return (
    <td class={has ? '' : 'missing'}>
      {first ? (
        <button type="button" class="link" onClick={() => show(which, first)}>
          {words}
        </button>
      ) : (
        words
      )}
    </td>
  );
}
