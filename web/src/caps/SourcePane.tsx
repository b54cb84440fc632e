import { useRef, useState } from 'preact/hooks';
import { Editor } from '../editor/Editor';
import { Icon } from '../frame/Icon';
import { Menu } from '../frame/Menu';
import { number, word } from '../words';
import { Letter } from './Letter';
import { Problems } from './Problems';
import { textOfFile } from './reading';
import { ShareMenu } from './ShareMenu';
import { readSample, type Sample, sampleGroups } from './samples';
import type { Side } from './side';
import { view } from './work';

/** An editor with what fills it and what the engine found in it. */
export function SourcePane({ side }: { side: Side }) {
  const [over, setOver] = useState(false);
  const [failure, setFailure] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const take = (chosen: File | undefined) => {
    setFailure('');
    chosen
      ?.arrayBuffer()
      .then((buffer) => side.load(textOfFile(new Uint8Array(buffer))))
      .catch((error: Error) =>
        setFailure(word('source.fileFailed', { name: chosen.name, why: error.message })),
      );
  };
  const takeSample = (sample: Sample) => {
    setFailure('');
    readSample(sample)
      .then((text) => side.load(text))
      .catch((error: Error) => setFailure(word('samples.failed', { why: error.message })));
  };

  return (
    <div
      class={`source ${over ? 'is-over' : ''}`}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDropCapture={(event) => {
        setOver(false);
        const dropped = event.dataTransfer?.files[0];
        if (!dropped) return;
        event.preventDefault();
        event.stopPropagation();
        take(dropped);
      }}
    >
      <div class="toolbar">
        {side.name === 'a' && view.value === 'compare' && <Letter which="a" />}
        <SamplesMenu onChoose={takeSample} />
        <button type="button" class="button quiet" onClick={() => file.current?.click()}>
          <Icon name="open" />
          <span class="label">{word('source.open')}</span>
        </button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={word('source.open')}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        {side.name === 'a' && <ShareMenu />}
        <span class="spacer" />
        <Reading side={side} />
      </div>
      {failure && (
        <div class="notice bad" role="alert">
          <p>{failure}</p>
        </div>
      )}
      <Pasted side={side} />
      <Editor side={side} />
      <Problems side={side} />
      {over && <div class="drop-here">{word('source.drop')}</div>}
    </div>
  );
}

/** What was read, in a few words. */
function Reading({ side }: { side: Side }) {
  const kind = side.latest.value?.info.kind;
  if (!kind) return null;
  return <span class="reading">{word(kind === 'capabilities' ? 'kind.host' : 'kind.domain')}</span>;
}

/** Chooses one of several documents in a paste. */
function Pasted({ side }: { side: Side }) {
  const info = side.latest.value?.info;
  if (!info || info.pasted.length < 2) return null;
  return (
    <div class="notice">
      <label>
        {word('source.several', { n: info.pasted.length })}{' '}
        <select value={info.index} onChange={(event) => side.choose(Number(event.currentTarget.value))}>
          {info.pasted.map(({ root }, index) => (
            <option key={index} value={index}>
              {number(index + 1)}. {root}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function SamplesMenu({ onChoose }: { onChoose: (sample: Sample) => void }) {
  return (
    <Menu icon="samples" label={word('samples.title')}>
      {(close) => (
        <Samples
          onChoose={(sample) => {
            close();
            onChoose(sample);
          }}
        />
      )}
    </Menu>
  );
}

export function Samples({ onChoose }: { onChoose: (sample: Sample) => void }) {
  return sampleGroups.map(({ label, samples }) => (
    <section class="samples" key={label} aria-label={word(label)}>
      <p class="samples-title">{word(label)}</p>
      {samples.map((sample) => (
        <button key={sample.id} type="button" class="sample" onClick={() => onChoose(sample)}>
          <span>{word(sample.label)}</span>
          <span class="badge">
            {word(sample.origin === 'recorded' ? 'samples.recorded' : 'samples.written')}
          </span>
        </button>
      ))}
    </section>
  ));
}
