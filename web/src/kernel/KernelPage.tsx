import '../look/stap.css';
import '../look/kernel.css';
import './words';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Notices } from '../frame/Notices';
import { pane, Split } from '../frame/Split';
import { word } from '../words';
import { ResultPane } from './ResultPane';
import { SourcePane } from './SourcePane';
import { desk, nextFinding, wanted } from './work';

/** The kernel lab: a module's files on the left, what sparse says of them on the right. */
export function KernelPage() {
  useLayoutEffect(() => desk.open(), []);
  const wish = wanted.value;
  useEffect(() => {
    if (wish > 0) pane.value = 'source';
  }, [wish]);
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <h1 class="visually-hidden">{word('kernel.title')}</h1>
      <Notices desk={desk} />
      <Split
        titles={{ source: 'kernel.source', result: 'kernel.result' }}
        source={<SourcePane />}
        result={<ResultPane />}
      />
    </>
  );
}

/** The lab's keys outside the editor, which has them itself. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.key !== 'F8') return;
  event.preventDefault();
  nextFinding(event.shiftKey ? -1 : 1);
}
