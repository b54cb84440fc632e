import { useEffect } from 'preact/hooks';
import { pane, Split } from '../frame/Split';
import { word } from '../words';
import { Notices } from './Notices';
import { ResultPane } from './ResultPane';
import { SourcePane } from './SourcePane';
import { sides } from './work';

/** The Capabilities lab: a document on the left, what it says on the right. */
export function CapsPage() {
  const wanted = sides.a.wanted.value;
  useEffect(() => {
    if (wanted > 0) pane.value = 'source';
  }, [wanted]);

  return (
    <>
      <h1 class="visually-hidden">{word('caps.title')}</h1>
      <Notices />
      <Split source={<SourcePane side={sides.a} />} result={<ResultPane />} />
    </>
  );
}
