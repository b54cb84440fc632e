import { useEffect, useRef, useState } from 'preact/hooks';
import { useAnswer } from '../../caps/answer';
import { StatusLine } from '../../caps/StatusLine';
import type { Side } from '../../caps/side';
import { CPUView } from '../../caps/views/CPUView';
import { GuestsView } from '../../caps/views/GuestsView';
import { OverviewView } from '../../caps/views/OverviewView';
import { word } from '../../words';
import { ask, useHost, useStream } from '../stream';
import type { HostRow } from '../types/message';
import { choicesOf, type GuestKind } from './guestKinds';
import { domainCapabilities, newest } from './sides';
import { problemOf } from './states';
import { useProof, WithCapabilities } from './WithCapabilities';
import { XMLText } from './XMLText';

/** Which guests a host can run, and what its daemon says of guests of one kind. */
export function GuestsTab({ id }: { id: string }) {
  useProof(id, newest);
  return (
    <WithCapabilities id={id}>
      {(side) => (
        <>
          <GuestsView side={side} />
          <DomainCapabilities id={id} side={side} />
        </>
      )}
    </WithCapabilities>
  );
}

type Answered =
  | { state: 'none' }
  | { state: 'asking' }
  | { state: 'answered'; of: GuestKind }
  | { state: 'failed'; why: string };

function DomainCapabilities({ id, side }: { id: string; side: Side }) {
  const host = useHost(id).value;
  if (!host) return null;
  return (
    <section class="live-domcaps">
      <h2>{word('liveView.domcaps.title')}</h2>
      <p class="muted">{word('liveView.domcaps.what')}</p>
      {host.offers.includes('domainCapabilities') ? (
        <Asking host={host} side={side} />
      ) : (
        <NotAsked host={host} />
      )}
    </section>
  );
}

/** Why the host cannot be asked, and what its operator can do about that. */
function NotAsked({ host }: { host: HostRow }) {
  return (
    <div class="notice live-not">
      <div>
        <p>{word('liveView.domcaps.not', { driver: host.driver ?? '' })}</p>
        <p class="muted">{word('liveView.domcaps.allow')}</p>
        <pre class="command">{`- id: ${host.id}\n  domain_capabilities: true`}</pre>
      </div>
    </div>
  );
}

function Asking({ host, side }: { host: HostRow; side: Side }) {
  const { answer } = useAnswer(side.good.value, 'caps.guests', {});
  const rows = answer?.value.rows ?? [];
  const [wanted, setWanted] = useState<GuestKind>({ arch: '', machine: '', virtType: '' });
  const [answered, setAnswered] = useState<Answered>({ state: 'none' });
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), [host.id]);

  const own = useStream('node', host.id).items.value.get('node')?.model ?? '';
  const { archs } = choicesOf(rows, '', '');
  const arch = [wanted.arch, own].find((arch) => archs.includes(arch)) ?? archs[0] ?? '';
  const { virtTypes } = choicesOf(rows, arch, '');
  const virtType = virtTypes.includes(wanted.virtType) ? wanted.virtType : '';
  const { machines } = choicesOf(rows, arch, virtType);
  const machine = machines.includes(wanted.machine) ? wanted.machine : '';

  const submit = (event: Event) => {
    event.preventDefault();
    asking.current?.abort();
    const abort = new AbortController();
    asking.current = abort;
    const of = { arch, machine, virtType };
    setAnswered({ state: 'asking' });
    ask({ kind: 'domainCapabilities', host: host.id, ...of }, abort.signal).then(
      (xml) => {
        if (abort.signal.aborted) return;
        domainCapabilities.load(xml);
        setAnswered({ state: 'answered', of });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setAnswered({ state: 'failed', why: problemOf(error) });
      },
    );
  };

  return (
    <>
      <form class="filters" onSubmit={submit}>
        <Choice
          label={word('guests.arch')}
          value={arch}
          options={archs}
          onChoose={(arch) => setWanted({ ...wanted, arch })}
        />
        <Choice
          label={word('liveView.domcaps.virtType')}
          value={virtType}
          options={virtTypes}
          any={word('liveView.domcaps.default')}
          onChoose={(virtType) => setWanted({ ...wanted, virtType })}
        />
        <Choice
          label={word('liveView.domcaps.machine')}
          value={machine}
          options={machines}
          any={word('liveView.domcaps.default')}
          onChoose={(machine) => setWanted({ ...wanted, machine })}
        />
        <button type="submit" class="button primary" disabled={answered.state === 'asking' || arch === ''}>
          {word('liveView.domcaps.ask')}
        </button>
      </form>
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
      {answered.state === 'answered' && <Told of={answered.of} />}
    </>
  );
}

/** The answer, as the capabilities lab reads it. */
function Told({ of }: { of: GuestKind }) {
  const name = [of.arch, of.virtType, of.machine].filter(Boolean).join(' ');
  return (
    <div class="live-told">
      <h3>{word('liveView.domcaps.of', { kind: name })}</h3>
      <StatusLine side={domainCapabilities} stale={domainCapabilities.stale.value} />
      <OverviewView side={domainCapabilities} />
      <CPUView side={domainCapabilities} />
      <XMLText subject={domainCapabilities} file={`domcapabilities-${name.replaceAll(' ', '-')}.xml`} />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly string[];
  /** What stands for no choice, where there may be none. */
  any?: string;
  onChoose: (value: string) => void;
}

export function Choice({ label, value, options, any, onChoose }: ChoiceProps) {
  return (
    <label class="live-choice">
      <span>{label}</span>
      <select class="field" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}
