import type { ComponentChildren, VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { textOfFile } from '../reading';
import { word } from '../words';
import { Icon } from './Icon';

interface Props {
  /** Takes the text of a file that was chosen or dropped. */
  onText: (text: string, name: string) => void;
  /** What stands in the pane, given a button that opens a file. */
  children: (open: VNode) => ComponentChildren;
}

/** A pane that takes files: chosen with a button, or dropped on it. */
export function FilePane({ onText, children }: Props) {
  const [over, setOver] = useState(false);
  const [failure, setFailure] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const take = (chosen: File | undefined) => {
    setFailure('');
    chosen
      ?.arrayBuffer()
      .then((buffer) => onText(textOfFile(new Uint8Array(buffer)), chosen.name))
      .catch((error: Error) =>
        setFailure(word('source.fileFailed', { name: chosen.name, why: error.message })),
      );
  };

  const open = (
    <>
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
    </>
  );

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
      {failure && (
        <div class="notice bad" role="alert">
          <p>{failure}</p>
        </div>
      )}
      {children(open)}
      {over && <div class="drop-here">{word('source.drop')}</div>}
    </div>
  );
}
