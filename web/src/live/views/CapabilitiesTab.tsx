import { useEffect, useState } from 'preact/hooks';
import { engine } from '../../caps/engine';
import { Letter } from '../../caps/Letter';
import { StatusLine } from '../../caps/StatusLine';
import { Differences } from '../../caps/views/Differences';
import { fragmentOf } from '../../fragment';
import { EngineState } from '../../frame/EngineState';
import { word } from '../../words';
import { useHost } from '../stream';
import { newest, useCapabilities, useLoaded, type Version, versionSides } from './sides';
import { Ago, Refused, Waiting } from './states';
import { dayTime } from './times';
import { XMLText } from './XMLText';

/** A host's capabilities as its daemon gives them, and how they changed. */
export function CapabilitiesTab({ id }: { id: string }) {
  const { side, versions, status } = useCapabilities(id);
  const host = useHost(id).value;
  const [first] = versions;
  if (!side || !first) {
    return status.state === 'refused' ? <Refused error={status.error} /> : <Waiting host={host} />;
  }
  return (
    <div class="host-capabilities">
      <p class="live-measured">
        <span class="muted">
          {word('liveView.caps.given', { time: dayTime(Date.parse(first.at)) })} (<Ago at={first.at} />)
        </span>{' '}
        <LabLink xml={first.xml} />
      </p>
      <XMLText subject={newest} file={`${id}-capabilities.xml`} />
      <EngineState engine={engine} quiet={newest.latest.value !== null}>
        <StatusLine side={newest} stale={newest.stale.value} />
      </EngineState>
      <section>
        <h2>{word('liveView.caps.versions')}</h2>
        {versions.length < 2 ? (
          <p class="muted">{word('liveView.caps.unchanged')}</p>
        ) : (
          <Changes id={id} versions={versions} />
        )}
      </section>
    </div>
  );
}

/** Browsers take longer addresses for none. */
const longestAddress = 1_500_000;

/** Opens the capabilities lab with a document, in a tab of its own: what is in the lab stays as it is. */
function LabLink({ xml }: { xml: string }) {
  const [fragment, setFragment] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setFragment(null);
    void fragmentOf({ a: xml }).then((made) => {
      if (current) setFragment(made);
    });
    return () => {
      current = false;
    };
  }, [xml]);
  if (fragment === null || fragment.length > longestAddress) return null;
  return (
    <a href={`/caps${fragment}`} target="_blank" rel="noopener">
      {word('liveView.caps.inLab')}
    </a>
  );
}

/** Two of the versions against each other. */
function Changes({ id, versions }: { id: string; versions: readonly Version[] }) {
  const [chosen, setChosen] = useState<{ a: number; b: number } | null>(null);
  const find = (number: number | undefined) => versions.find((version) => version.number === number);
  const b = find(chosen?.b) ?? versions[0];
  const a = find(chosen?.a) ?? versions[1];
  useLoaded(versionSides.a, `${id} ${a?.number}`, a);
  useLoaded(versionSides.b, `${id} ${b?.number}`, b);
  if (!a || !b) return null;
  const choice = (which: 'a' | 'b', version: Version) => (
    <label class="live-choice">
      <Letter which={which} />
      <span class="visually-hidden">
        {word(which === 'a' ? 'liveView.caps.before' : 'liveView.caps.after')}
      </span>
      <select
        class="field"
        value={version.number}
        onChange={(event) =>
          setChosen({ a: a.number, b: b.number, [which]: Number(event.currentTarget.value) })
        }
      >
        {versions.map(({ number, at }) => (
          <option key={number} value={number}>
            {word('liveView.caps.version', { number: String(number), time: dayTime(Date.parse(at)) })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="live-changes">
      <div class="filters">
        {choice('a', a)} → {choice('b', b)}
      </div>
      <Differences a={versionSides.a} b={versionSides.b} sameHost />
      <div class="live-pair">
        <XMLText subject={versionSides.a} file={`${id}-capabilities-${a.number}.xml`} />
        <XMLText subject={versionSides.b} file={`${id}-capabilities-${b.number}.xml`} />
      </div>
    </div>
  );
}
