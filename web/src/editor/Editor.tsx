import { useEffect, useRef, useState } from 'preact/hooks';
import type { Side } from '../caps/side';
import { word } from '../words';

/** Editors made so far; each keeps its history wherever it is shown. */
const made = new Map<Side, HTMLElement>();

/** Shows the editor of a side; until its code has arrived, the text alone. */
export function Editor({ side }: { side: Side }) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let shown = true;
    setFailed(false);
    import('./editor').then(
      ({ makeEditor }) => {
        const dom = made.get(side) ?? makeEditor(side);
        made.set(side, dom);
        if (shown) place.current?.replaceChildren(dom);
      },
      () => setFailed(true),
    );
    return () => {
      shown = false;
    };
  }, [side, attempt]);

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
          {side.text().slice(0, 4000)}
        </pre>
      )}
    </div>
  );
}
