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
      </mark>
    ) : (
      <span key={index} class={`type-${part.kind}`}>
        {part.text}
      </span>
    );
    return [between, piece];
  });
  const different = parts.filter(({ differs }) => differs).map((part) => part.text);
  return (
    <>
      <code>
        {pieces}
        {text.slice(at)}
      </code>
      {different.length > 0 && (
        <span class="visually-hidden unselectable">
          {word('kernel.differs', { parts: different.join(', ') })}
        </span>
      )}
    </>
  );
}
