import { useMemo, useState } from 'preact/hooks';
import { useAnswer } from '../../caps/answer';
import type { Side } from '../../caps/side';
import { cpusOf } from '../../caps/views/TopologyDrawing';
import { Picture } from '../../caps/views/TopologyView';
import { word } from '../../words';
import { useStream } from '../stream';
import type { VCPUItem } from '../types/message';
import { CPUGrid } from './CPUGrid';
import { Choice } from './GuestsTab';
import { PinLegend, PinSquares, pinLayer } from './pinLayer';
import { pinningOf } from './pinning';
import { newest } from './sides';
import { useProof, WithCapabilities } from './WithCapabilities';

interface Props {
  /** Of the host. */
  id: string;
  vcpus: readonly VCPUItem[];
}

/** On the topology of the host: where the vCPUs of a domain may run, and where they last ran. */
export function PinningView({ id, vcpus }: Props) {
  useProof(id, newest);
  return (
    <WithCapabilities id={id}>{(side) => <Pinned id={id} side={side} vcpus={vcpus} />}</WithCapabilities>
  );
}

function Pinned({ id, side, vcpus }: Props & { side: Side }) {
  const { answer } = useAnswer(side.good.value, 'caps.topology', {});
  const node = useStream('node', id).items.value.get('node');
  const [chosen, setChosen] = useState('');
  const one = vcpus.filter(({ vcpu }) => String(vcpu) === chosen);
  const shown = one.length > 0 ? one : vcpus;
  const topology = answer?.value;
  const listed = useMemo(
    () => (topology ? cpusOf(topology).map(({ thread }) => thread.cpu) : []),
    [topology],
  );
  const count = node?.cpus ?? 0;
  const host = useMemo(
    () => (listed.length > 0 ? listed : Array.from({ length: count }, (_, cpu) => cpu)),
    [listed, count],
  );
  const pinning = useMemo(() => pinningOf(shown, host), [JSON.stringify(shown), host]);
  const layer = useMemo(() => pinLayer(pinning), [pinning]);
  if (!answer) return null;
  return (
    <>
      <div class="filters">
        <Choice
          label={word('liveView.pin.of')}
          value={one.length > 0 ? chosen : ''}
          options={vcpus.map(({ vcpu }) => String(vcpu))}
          any={word('liveView.pin.all', { n: vcpus.length })}
          onChoose={setChosen}
        />
      </div>
      {pinning.free && <p class="muted">{word('liveView.pin.free')}</p>}
      {listed.length > 0 ? (
        <Picture side={side} answer={answer} layer={layer} />
      ) : (
        <>
          <CPUGrid
            count={count}
            class="has-pins"
            draw={(squares) => <PinSquares squares={squares} pinning={pinning} />}
          />
          <PinLegend />
        </>
      )}
    </>
  );
}
