/** Names one of two compared documents. */
export function Letter({ which }: { which: string }) {
  return <span class={`letter letter-${which}`}>{which.toUpperCase()}</span>;
}
