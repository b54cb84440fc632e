import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { GuestRow, Guests } from '../../engine/types/report';
import type { Result } from '../../engine/types/skeleton';
import { copy, download } from '../../frame/handOver';
import { Icon } from '../../frame/Icon';
import { language } from '../../settings';
import { word } from '../../words';
import { useAnswer } from '../answer';
import { engine } from '../engine';
import type { Opened, Side } from '../side';
import { draw, fittingScale } from './drawing';
import { exportedStyle } from './exportedStyle';
import { Failure } from './Failure';
import { nativeGuest } from './guests';
import { names, TopologyDrawing } from './TopologyDrawing';

/** The document in other forms, to copy or save. */
export function ExportView({ side }: { side: Side }) {
  const opened = side.good.value;
  const { answer: guests } = useAnswer(opened, 'caps.guests', {});
  const { answer: cpu } = useAnswer(opened, 'caps.cpu', {});
  if (!opened) return null;
  const name = opened.info.kind === 'capabilities' ? 'capabilities' : 'domcapabilities';
  return (
    <div class="export">
      {guests && cpu && guests.value.rows.length > 0 && (
        <DomainForm opened={guests.opened} guests={guests.value} hostArch={cpu.value.arch} />
      )}
      <Format opened={opened} format="text" title={word('export.text')} file="report.txt" type="text/plain" />
      <Format
        opened={opened}
        format="json"
        title={word('export.json')}
        file={`${name}.json`}
        type="application/json"
      />
      <Format
        opened={opened}
        format="xml"
        title={word('export.xml')}
        file={`${name}.xml`}
        type="application/xml"
      />
      {opened.info.kind === 'capabilities' && <Picture opened={opened} />}
    </div>
  );
}

interface FormatProps {
  opened: Opened;
  format: 'text' | 'json' | 'xml';
  title: string;
  file: string;
  type: string;
}

function Format({ opened, format, title, file, type }: FormatProps) {
  const { answer, error } = useAnswer(opened, 'caps.export', { format });
  const text = answer?.texts[0] ? new TextDecoder().decode(answer.texts[0]) : null;
  return (
    <section class="format">
      <h2>{title}</h2>
      {format === 'xml' && (
        <p class="muted">{word(opened.info.repaired ? 'export.repaired' : 'export.unchanged')}</p>
      )}
      <Failure error={error} />
      {text !== null && <Output text={text} file={file} type={type} />}
    </section>
  );
}

/** How much of a text is shown; copying and saving take all of it. */
const previewed = 20_000;

function Output({ text, file, type }: { text: string; file: string; type: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div class="output">
      <div class="output-bar">
        <button
          type="button"
          class="button"
          aria-label={`${word('frame.copy')}: ${file}`}
          onClick={() => void copy(text).then(setCopied)}
        >
          <Icon name={copied ? 'yes' : 'copy'} />
          {word(copied ? 'frame.copied' : 'frame.copy')}
        </button>
        <button
          type="button"
          class="button"
          aria-label={`${word('frame.download')}: ${file}`}
          onClick={() => download(file, type, text)}
        >
          <Icon name="download" />
          {word('frame.download')}
        </button>
        <span class="code muted">{file}</span>
      </div>
      <pre class="preview" tabIndex={0} role="region" aria-label={file}>
        {text.length > previewed ? `${text.slice(0, previewed)}\n…` : text}
      </pre>
    </div>
  );
}

interface Form {
  /** Names a guest as kindOf does; empty for the host's own. */
  guest: string;
  domain: string;
  machine: string;
  name: string;
  memoryMiB: number;
  vcpus: number;
}

/** A guest to choose, and a domain for it that libvirt accepts. */
function DomainForm({ opened, guests, hostArch }: { opened: Opened; guests: Guests; hostArch: string }) {
  const [form, setForm] = useState<Form>({
    guest: '',
    domain: '',
    machine: '',
    name: '',
    memoryMiB: 0,
    vcpus: 0,
  });
  const [result, setResult] = useState<Result | null>(null);
  const [error, setError] = useState<string | null>(null);
  const words = language.value;
  // The document may be another one than when a choice was made.
  const guest = guests.rows.find((row) => kindOf(row) === form.guest) ?? nativeGuest(guests.rows, hostArch);
  const domain = guest?.domains.find(({ type }) => type === form.domain);
  const machines = domain?.ownMachines ? domain.machines : (guest?.machines ?? []);
  const machine = machines.find(({ name }) => name === form.machine);

  const choice = {
    ...form,
    guest: guest?.index ?? 0,
    domain: domain?.type ?? '',
    machine: machine?.name ?? '',
  };
  const asked = JSON.stringify(choice);
  useEffect(() => {
    let current = true;
    engine
      .call('caps.skeleton', [opened.document], (document) => ({ document, choice }), words)
      .then(
        (answer) => {
          if (!current) return;
          setResult(answer.result);
          setError(null);
        },
        (failure: Error) => {
          if (current && failure.message) setError(failure.message);
        },
      );
    return () => {
      current = false;
    };
  }, [opened, asked, words]);

  if (!guest) return null;
  const set = (part: Partial<Form>) => setForm({ ...form, ...part });
  const filled = result?.choice;
  return (
    <section class="format">
      <h2>{word('export.domain')}</h2>
      <p class="muted">{word('export.domainNote')}</p>
      <form class="domain-form" onSubmit={(event) => event.preventDefault()}>
        <label>
          {word('export.guest')}
          <select
            class="field"
            value={kindOf(guest)}
            onChange={(event) => set({ guest: event.currentTarget.value, domain: '', machine: '' })}
          >
            {guests.rows.map((row) => (
              <option key={row.index} value={kindOf(row)}>
                {kindOf(row)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {word('export.type')}
          <select
            class="field"
            value={choice.domain}
            onChange={(event) => set({ domain: event.currentTarget.value, machine: '' })}
          >
            <option value="">{word('export.best')}</option>
            {guest.domains.map((domain) => (
              <option key={domain.place.start} value={domain.type}>
                {domain.type}
              </option>
            ))}
          </select>
        </label>
        <label>
          {word('export.machine')}
          <select
            class="field"
            value={choice.machine}
            onChange={(event) => set({ machine: event.currentTarget.value })}
          >
            <option value="">{word('export.default')}</option>
            {machines.map((machine) => (
              <option key={machine.place.start} value={machine.name}>
                {machine.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {word('export.name')}
          <input
            class="field"
            value={form.name}
            placeholder={filled?.name ?? ''}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </label>
        <label>
          {word('export.memory')}
          <input
            class="field"
            type="number"
            min={1}
            max={1_000_000_000}
            value={form.memoryMiB || ''}
            placeholder={String(filled?.memoryMiB ?? '')}
            onInput={(event) => set({ memoryMiB: whole(event.currentTarget.value) })}
          />
        </label>
        <label>
          {word('export.vcpus')}
          <input
            class="field"
            type="number"
            min={1}
            max={65_536}
            value={form.vcpus || ''}
            placeholder={String(filled?.vcpus ?? '')}
            onInput={(event) => set({ vcpus: whole(event.currentTarget.value) })}
          />
        </label>
      </form>
      {error && (
        <p class="state-error" role="alert">
          {error}
        </p>
      )}
      {result && (
        <div class={error ? 'stale' : ''}>
          {result.notes.length > 0 && (
            <ul class="notes">
              {result.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <Output text={result.xml} file={`${filled?.name || 'domain'}.xml`} type="application/xml" />
        </div>
      )}
    </section>
  );
}

/** What a guest is called in the list of them. */
function kindOf(guest: GuestRow): string {
  return `${guest.osType} · ${guest.arch}`;
}

function whole(text: string): number {
  const value = Number.parseInt(text, 10);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** Width of a saved picture, in pixels. */
const pictureWidth = 1200;

function Picture({ opened }: { opened: Opened }) {
  const { answer } = useAnswer(opened, 'caps.topology', {});
  if (!answer || answer.value.cells.length === 0) return null;
  const save = () => {
    const drawing = draw(answer.value, pictureWidth, fittingScale(answer.value.totals.threads), names);
    const holder = document.createElement('div');
    render(
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={drawing.width}
        height={drawing.height}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      >
        <title>{word('topology.picture')}</title>
        <TopologyDrawing drawing={drawing} />
      </svg>,
      holder,
    );
    const svg = holder.querySelector('svg');
    if (!svg) return;
    const text = new XMLSerializer().serializeToString(svg).replace('>', `><style>${exportedStyle}</style>`);
    download('topology.svg', 'image/svg+xml', text);
  };
  return (
    <section class="format">
      <h2>{word('export.svg')}</h2>
      <div class="output-bar">
        <button
          type="button"
          class="button"
          aria-label={`${word('frame.download')}: topology.svg`}
          onClick={save}
        >
          <Icon name="download" />
          {word('frame.download')}
        </button>
        <span class="code muted">topology.svg</span>
      </div>
    </section>
  );
}
