/** A text in which `backticks` enclose code. */
export function Prose({ text }: { text: string }) {
  const parts = text.split('`');
  // One without a partner is only a sign.
  if (parts.length % 2 === 0) return <>{text}</>;
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>))}</>;
}
