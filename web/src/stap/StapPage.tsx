import '../look/stap.css';
import '../look/stap-views.css';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Notices } from '../frame/Notices';
import { pane, Split } from '../frame/Split';
import { word } from '../words';
import { ResultPane } from './ResultPane';
import { SourcePane } from './SourcePane';
import { desk, format, script, start } from './work';

/** The SystemTap lab: a script on the left, what its run did on the right. */
export function StapPage() {
  useLayoutEffect(() => desk.open(), []);
  const wanted = script.wanted.value;
  useEffect(() => {
    if (wanted > 0) pane.value = 'source';
  }, [wanted]);
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <h1 class="visually-hidden">{word('stap.title')}</h1>
      <Notices desk={desk} />
      <Split
        titles={{ source: 'stap.source', result: 'stap.result' }}
        source={<SourcePane />}
        result={<ResultPane />}
      />
    </>
  );
}

/** The lab's keys outside the editor, which has them itself. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const mod = event.ctrlKey || event.metaKey;
  if (mod && event.key === 'Enter') {
    event.preventDefault();
    void start();
  }
  if ((mod || event.altKey) && event.shiftKey && event.code === 'KeyF') {
    event.preventDefault();
    void format();
  }
}
