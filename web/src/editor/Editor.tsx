import { useEffect, useRef, useState } from 'preact/hooks';
import { word } from '../words';
import type { Subject } from './subject';

/** Editors made so far; each keeps its history wherever it is shown. */
const made = new Map<Subject, HTMLElement>();

/** Shows the editor of a text; until its code has arrived, the text alone. */
export function Editor({ subject }: { subject: Subject }) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let shown = true;
    setFailed(false);
    Promise.all([import('./editor'), subject.language.load()]).then(
      ([{ makeEditor }, language]) => {
        const dom = made.get(subject) ?? makeEditor(subject, language);
        made.set(subject, dom);
        if (!shown) return;
        place.current?.replaceChildren(dom);
        dom.dispatchEvent(new Event('shown'));
      },
      () => setFailed(true),
    );
    return () => {
      shown = false;
    };
  }, [subject, attempt]);

  return (
    <div class="editor" ref={place}>
      {failed ? (
        <div class="centre">
          <p>{word('editor.failed')}</p>
          <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
            {word('frame.retry')}
          </button>
        </div>
      ) : (
        <pre class="editor-waiting" aria-hidden="true">
          {subject.text().slice(0, 4000)}
        </pre>
      )}
    </div>
  );
}
