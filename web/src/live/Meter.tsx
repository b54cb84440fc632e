import { number } from '../words';

/** A share of a whole in per cent, as a number over a bar. */
export function Meter({ share, title }: { share: number | undefined; title?: string }) {
  if (share === undefined) return <span class="meter-none">–</span>;
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <span class="meter" title={title}>
      <span class="meter-bar" style={{ width: `${percent}%` }} />
      <span class="meter-number">{number(share * 100)} %</span>
    </span>
  );
}
