import type { KernelType } from '../../engine/types/protocol';
import { word } from '../../words';

/** The type that was wanted and the one that came, with what differs marked. */
export function TypePair({ expected, got }: { expected: KernelType; got: KernelType }) {
  return (
    <dl class="type-pair">
      <div>
        <dt>{word('kernel.expected')}</dt>
        <dd>
          <Type type={expected} />
        </dd>
      </div>
      <div>
        <dt>{word('kernel.got')}</dt>
        <dd>
          <Type type={got} />
        </dd>
      </div>
    </dl>
  );
}

/** A type as sparse writes it, each of its parts in its place. */
function Type({ type: { text, parts } }: { type: KernelType }) {
  let at = 0;
  const pieces = parts.flatMap((part, index) => {
    const found = text.indexOf(part.text, at);
    if (found < 0) return [];
    const between = text.slice(at, found);
    at = found + part.text.length;
    const piece = part.differs ? (
      <mark key={index} class={`type-${part.kind}`}>
        {part.text}
        <span class="visually-hidden"> ({word('kernel.differs')})</span>
      </mark>
    ) : (
      <span key={index} class={`type-${part.kind}`}>
        {part.text}
      </span>
    );
    return [between, piece];
  });
  return (
    <code>
      {pieces}
      {text.slice(at)}
    </code>
  );
}
