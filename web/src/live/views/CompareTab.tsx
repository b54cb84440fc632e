import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Letter } from '../../caps/Letter';
import { StatusLine } from '../../caps/StatusLine';
import type { Side } from '../../caps/side';
import { Differences } from '../../caps/views/Differences';
import { Editor } from '../../editor/Editor';
import { FilePane } from '../../frame/FilePane';
import { word } from '../../words';
import { ask, useHost, useStream } from '../stream';
import type { HostRow, Question } from '../types/message';
import { cpuOf, largestPaste } from './pastedCPU';
import { ReadText } from './readText';
import { newest, otherHost, pasted, useCapabilities } from './sides';
import { problemOf, Waiting } from './states';
import { useProof, WithCapabilities } from './WithCapabilities';
import { XMLText } from './XMLText';

/** What hosts are compared with: the id of another, or what was pasted (an empty string). */
const chosen = signal('');

/** A host against another one, or against a document. */
export function CompareTab({ id }: { id: string }) {
  useProof(id, newest);
  return <WithCapabilities id={id}>{(side) => <Compare id={id} side={side} />}</WithCapabilities>;
}

function Compare({ id, side }: { id: string; side: Side }) {
  const hosts = useStream('hosts').items.value;
  const host = hosts.get(id);
  const others = useMemo(
    () => [...hosts.values()].filter((one) => one.id !== id).sort((a, b) => a.name.localeCompare(b.name)),
    [hosts, id],
  );
  const other = others.find((one) => one.id === chosen.value);
  return (
    <div class="compare host-compare">
      <div class="filters">
        <span class="live-choice">
          <Letter which="a" /> {host?.name ?? id}
        </span>
        <label class="live-choice">
          <Letter which="b" /> <span>{word('compare.other')}</span>
          <select
            class="field"
            value={other?.id ?? ''}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            <option value="">{word('liveView.compare.pasted')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {other ? <WithHost key={other.id} side={side} other={other} /> : <WithPaste side={side} />}
      {host && <Baseline key={other?.id ?? ''} host={host} other={other} />}
    </div>
  );
}

function WithHost({ side, other }: { side: Side; other: HostRow }) {
  const { side: b } = useCapabilities(other.id, otherHost);
  const host = useHost(other.id).value;
  if (!b) return <Waiting host={host} />;
  return (
    <>
      <StatusLine side={b} stale={b.stale.value} />
      <Differences a={side} b={b} />
      <details class="live-proof">
        <summary>{word('liveView.compare.xml', { name: other.name })}</summary>
        <XMLText subject={b} file={`${other.id}-capabilities.xml`} />
      </details>
    </>
  );
}

function WithPaste({ side }: { side: Side }) {
  return (
    <>
      <div class="live-paste">
        <FilePane onText={(text) => pasted.load(text)}>
          {(open) => (
            <>
              <div class="toolbar">{open}</div>
              <Editor subject={pasted} />
            </>
          )}
        </FilePane>
      </div>
      {pasted.status.value.state === 'empty' && <p class="compare-hint">{word('liveView.compare.empty')}</p>}
      <StatusLine side={pasted} stale={pasted.stale.value} />
      {pasted.status.value.state === 'done' && !pasted.good.value && (
        <p class="compare-hint">{word('caps.unusable')}</p>
      )}
      <Differences a={side} b={pasted} />
    </>
  );
}

const baselineText = new ReadText('liveView.baseline.label');

type Answered =
  | { state: 'none' }
  | { state: 'asking' }
  | { state: 'answered' }
  | { state: 'failed'; why: string };

/** The CPU that both have, as the host's own daemon computes it. */
function Baseline({ host, other }: { host: HostRow; other: HostRow | undefined }) {
  const [answered, setAnswered] = useState<Answered>({ state: 'none' });
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);
  // An answer about another text must not stand beside this one.
  const revision = other ? 0 : pasted.revision.value;
  useEffect(() => {
    asking.current?.abort();
    setAnswered({ state: 'none' });
  }, [revision]);

  const allowed = other !== undefined || host.offers.includes('pastedCPU');
  const run = () => {
    const question: Question = { kind: 'baseline', host: host.id, hosts: [host.id] };
    if (other) {
      question.hosts = [host.id, other.id];
    } else {
      const cpu = cpuOf(pasted.text());
      if (cpu === null || cpu.length > largestPaste) {
        setAnswered({
          state: 'failed',
          why: word(cpu === null ? 'liveView.baseline.noCPU' : 'liveView.baseline.large'),
        });
        return;
      }
      question.pasted = cpu;
    }
    const abort = new AbortController();
    asking.current = abort;
    setAnswered({ state: 'asking' });
    ask(question, abort.signal).then(
      (xml) => {
        if (abort.signal.aborted) return;
        baselineText.show(xml, false);
        setAnswered({ state: 'answered' });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setAnswered({ state: 'failed', why: problemOf(error) });
      },
    );
  };

  return (
    <section>
      <h2>{word('liveView.baseline.title')}</h2>
      <p class="muted">{word('liveView.baseline.what', { name: host.name })}</p>
      {allowed ? (
        <button
          type="button"
          class="button live-ask"
          disabled={answered.state === 'asking' || (!other && pasted.status.value.state === 'empty')}
          onClick={run}
        >
          {word('liveView.baseline.ask')}
        </button>
      ) : (
        <div class="notice live-not">
          <div>
            <p>{word('liveView.baseline.not')}</p>
            <p class="muted">{word('liveView.domcaps.allow')}</p>
            <pre class="command">{`- id: ${host.id}\n  pasted_cpu: true`}</pre>
          </div>
        </div>
      )}
      {answered.state === 'asking' && (
        <p class="muted" role="status">
          {word('liveView.asking')}
        </p>
      )}
      {answered.state === 'failed' && (
        <div class="notice bad" role="alert">
          <p>{answered.why}</p>
        </div>
      )}
      {answered.state === 'answered' && <XMLText subject={baselineText} file="baseline-cpu.xml" />}
    </section>
  );
}
