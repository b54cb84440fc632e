import { useState } from 'preact/hooks';
import type { Span } from '../engine/types/source';
import { Icon } from '../frame/Icon';
import { word } from '../words';
import type { Opened, Side } from './side';

interface Props {
  side: Side;
  opened: Opened;
  spans: readonly Span[];
  /** What stands there, for those who hear the link. */
  of: string;
}

/** Shows a place of the document in the editor; of several, the next at each click. */
export function PlaceLink({ side, opened, spans, of }: Props) {
  const [next, setNext] = useState(0);
  const span = spans[next % spans.length];
  if (!span) return null;
  const label = word('caps.showInXML', { what: of });
  return (
    <button
      type="button"
      class="place-link"
      aria-label={label}
      title={spans.length > 1 ? word('caps.showAll', { n: spans.length }) : word('caps.showHere')}
      onClick={() => {
        setNext(next + 1);
        side.show(opened, span);
      }}
    >
      {spans.length > 1 && <span>{spans.length}</span>}
      <Icon name="source" />
    </button>
  );
}
