import '../look/caps.css';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { Notices } from '../frame/Notices';
import { pane, Split } from '../frame/Split';
import { word } from '../words';
import { ResultPane } from './ResultPane';
import { SourcePane } from './SourcePane';
import { desk, sides } from './work';

/** The Capabilities lab: a document on the left, what it says on the right. */
export function CapsPage() {
  useLayoutEffect(() => desk.open(), []);
  const wanted = sides.a.wanted.value;
  useEffect(() => {
    if (wanted > 0) pane.value = 'source';
  }, [wanted]);

  return (
    <>
      <h1 class="visually-hidden">{word('caps.title')}</h1>
      <Notices desk={desk} />
      <Split
        titles={{ source: 'caps.source', result: 'caps.result' }}
        source={<SourcePane side={sides.a} />}
        result={<ResultPane />}
      />
    </>
  );
}
