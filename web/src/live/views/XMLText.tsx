import { useState } from 'preact/hooks';
import { Editor } from '../../editor/Editor';
import type { Subject } from '../../editor/subject';
import { copy, download } from '../../frame/handOver';
import { Icon } from '../../frame/Icon';
import { bytes, word } from '../../words';

interface Props {
  subject: Subject;
  /** The name of the file it is saved as. */
  file: string;
}

/** A text of no more lines than this has an editor of its height. */
const fewLines = 10;

/** XML to be read, copied and saved. */
export function XMLText({ subject, file }: Props) {
  const [copied, setCopied] = useState(false);
  // Which text is copied, and how long it is, changes with every change of it.
  subject.revision.value;
  const text = subject.text();
  return (
    <div class={`live-xml ${text.split('\n', fewLines + 1).length > fewLines ? '' : 'few-lines'}`}>
      <div class="toolbar">
        <button
          type="button"
          class="button quiet"
          onClick={() =>
            void copy(subject.text()).then((done) => {
              setCopied(done);
              setTimeout(() => setCopied(false), 2000);
            })
          }
        >
          <Icon name={copied ? 'yes' : 'copy'} />
          <span>{word(copied ? 'frame.copied' : 'frame.copy')}</span>
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={() => download(file, 'application/xml', subject.text())}
        >
          <Icon name="download" />
          <span>{word('frame.download')}</span>
        </button>
        <span class="spacer" />
        <span class="muted amount">{bytes(new Blob([text]).size)}</span>
      </div>
      <Editor subject={subject} />
    </div>
  );
}
