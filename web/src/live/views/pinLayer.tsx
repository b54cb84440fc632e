import type { Layer } from '../../caps/views/TopologyView';
import { word } from '../../words';
import type { Square } from './load';
import { squaresOf } from './loadLayer';
import type { Pinning } from './pinning';

/** Where vCPUs may run and last ran, to be drawn into the topology of their host. */
export function pinLayer(pinning: Pinning): Layer {
  return {
    class: 'has-pins',
    draw: (drawing) => <PinSquares squares={squaresOf(drawing)} pinning={pinning} />,
    describe: ({ cpu }) => (cpu ? wordedPinning(pinning, cpu.thread.cpu) : ''),
    legend: <PinLegend />,
  };
}

/** What vCPUs have to do with a CPU, in words. */
export function wordedPinning({ allowed, ran }: Pinning, cpu: number): string {
  const here = ran.get(cpu);
  const may = allowed.get(cpu) ?? 0;
  return [
    may > 0 ? word('liveView.pin.may', { n: may }) : word('liveView.pin.mayNot'),
    here ? word('liveView.pin.ran', { list: here.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The smallest square with room for a vCPU's number, and for the CPU's own above it. */
const numbered = 18;
const worded = 28;

/** Squares in which vCPUs may run have a border, those in which they last ran are filled. */
export function PinSquares({ squares, pinning }: { squares: readonly Square[]; pinning: Pinning }) {
  let allowed = '';
  let ran = '';
  for (const { x, y, side, cpu } of squares) {
    if (pinning.allowed.has(cpu)) allowed += `M${x} ${y}h${side}v${side}h${-side}z`;
    if (pinning.ran.has(cpu)) ran += `M${x} ${y}h${side}v${side}h${-side}z`;
  }
  const side = squares[0]?.side ?? 0;
  return (
    <g class="pins" role="presentation">
      {allowed && <path class="pin-allowed" d={allowed} />}
      {ran && <path class="pin-ran" d={ran} />}
      {side >= numbered &&
        squares.map(({ x, y, cpu }) => {
          const here = pinning.ran.get(cpu);
          const middle = x + side / 2;
          if (here && side < worded) {
            return (
              <text key={cpu} x={middle} y={y + side / 2} class="pin-vcpu">
                {vcpus(here)}
              </text>
            );
          }
          return (
            <>
              <text
                key={cpu}
                x={middle}
                y={y + side * (side >= worded && here ? 0.3 : 0.5)}
                class={here ? 'pin-cpu on-ran' : 'pin-cpu'}
              >
                {cpu}
              </text>
              {here && (
                <text key={`v${cpu}`} x={middle} y={y + side * 0.7} class="pin-vcpu">
                  {vcpus(here)}
                </text>
              )}
            </>
          );
        })}
    </g>
  );
}

/** The vCPUs in a square: their numbers where there is room for them, else how many. */
function vcpus(numbers: readonly number[]): string {
  const list = numbers.join(',');
  return list.length <= 3 ? `v${list}` : `${numbers.length}×`;
}

export function PinLegend() {
  return (
    <p class="legend">
      <span>
        <svg class="pins" width="14" height="14" aria-hidden="true">
          <path class="pin-allowed" d="M1 1h12v12h-12z" />
        </svg>
        {word('liveView.pin.legend.may')}
      </span>
      <span>
        <svg class="pins" width="20" height="14" aria-hidden="true">
          <path class="pin-ran" d="M0 0h20v14h-20z" />
          <text class="pin-vcpu" x="10" y="7">
            v0
          </text>
        </svg>
        {word('liveView.pin.legend.ran')}
      </span>
    </p>
  );
}
