const width = 64;
const height = 18;

/** The last numbers of something as a line, for beside the newest in words. */
export function Sparkline({ values, most }: { values: readonly number[]; most: number }) {
  if (values.length < 2) return <svg class="sparkline" width={width} height={height} aria-hidden="true" />;
  const top = Math.max(most, ...values);
  const step = width / (values.length - 1);
  const points = values.map((value, at) => `${(at * step).toFixed(1)},${y(value, top)}`);
  return (
    <svg
      class="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <polyline points={points.join(' ')} />
    </svg>
  );
}

function y(value: number, top: number): string {
  return (height - 1 - (value / top) * (height - 2)).toFixed(1);
}
