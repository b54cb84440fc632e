import { useState } from 'preact/hooks';
import { type WordKey, word } from '../words';
import { Menu } from './Menu';

/** A text to start from. */
export interface Sample {
  id: string;
  label: WordKey;
  /** What is said of it beside its name; null for nothing. */
  badge: WordKey | null;
  read(): Promise<string>;
}

export interface SampleGroup<S extends Sample = Sample> {
  label: WordKey;
  samples: readonly S[];
}

interface Props<S extends Sample> {
  groups: readonly SampleGroup<S>[];
  onText: (text: string, sample: S) => void;
}

/** A menu of samples. */
export function SamplesMenu<S extends Sample>(props: Props<S>) {
  return (
    <Menu icon="samples" label={word('samples.title')}>
      {(close) => <Samples {...props} onTaken={close} />}
    </Menu>
  );
}

/** The list of samples; one that is chosen is fetched and handed over. */
export function Samples<S extends Sample>({ groups, onText, onTaken }: Props<S> & { onTaken?: () => void }) {
  const [failure, setFailure] = useState('');
  const take = (sample: S) => {
    setFailure('');
    sample.read().then(
      (text) => {
        onTaken?.();
        onText(text, sample);
      },
      (error: Error) => setFailure(word('samples.failed', { why: error.message })),
    );
  };
  return (
    <>
      {failure && (
        <p class="samples-failure" role="alert">
          {failure}
        </p>
      )}
      {groups.map(({ label, samples }) => (
        <section class="samples" key={label} aria-label={word(label)}>
          <p class="samples-title">{word(label)}</p>
          {samples.map((sample) => (
            <button key={sample.id} type="button" class="sample" onClick={() => take(sample)}>
              <span>{word(sample.label)}</span>
              {sample.badge && <span class="badge">{word(sample.badge)}</span>}
            </button>
          ))}
        </section>
      ))}
    </>
  );
}

/** Fetches a sample that is a file of its own. */
export async function fetchSample(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.text();
}
