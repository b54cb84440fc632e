import type { Span } from '../engine/types/source';
import { Icon } from '../frame/Icon';
import { word } from '../words';
import type { Opened, Side } from './side';

/** Shows a place of the document in the editor. */
export function PlaceLink({
  side,
  opened,
  span,
  of,
}: {
  side: Side;
  opened: Opened;
  span: Span;
  of: string;
}) {
  return (
    <button
      type="button"
      class="place-link"
      aria-label={word('caps.showInXML', { what: of })}
      title={word('caps.showInXML', { what: of })}
      onClick={(event) => {
        event.stopPropagation();
        side.show(opened, span);
      }}
    >
      <Icon name="source" />
    </button>
  );
}

/** The places of an answer: one link each, up to a few. */
export function PlaceLinks({
  side,
  opened,
  spans,
  of,
}: {
  side: Side;
  opened: Opened;
  spans: readonly Span[];
  of: string;
}) {
  const few = spans.slice(0, 4);
  return (
    <span class="place-links">
      {few.map((span) => (
        <PlaceLink key={span.start} side={side} opened={opened} span={span} of={of} />
      ))}
    </span>
  );
}
