import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { engine } from '../../caps/engine';
import { StatusLine } from '../../caps/StatusLine';
import type { Side } from '../../caps/side';
import { EngineState } from '../../frame/EngineState';
import { go } from '../../route';
import { word } from '../../words';
import { hostAddress } from '../address';
import { useHost } from '../stream';
import { type Capabilities, useCapabilities } from './sides';
import { Refused, Waiting } from './states';

interface Props {
  /** Of the host. */
  id: string;
  children: (side: Side, capabilities: Capabilities) => ComponentChildren;
}

/** What is made of a host's capabilities; until they are there, why they are not. */
export function WithCapabilities({ id, children }: Props) {
  const capabilities = useCapabilities(id);
  const host = useHost(id).value;
  const { side, status } = capabilities;
  if (!side) {
    if (status.state === 'refused') return <Refused error={status.error} />;
    return <Waiting host={host} />;
  }
  return (
    <EngineState engine={engine} quiet={side.latest.value !== null}>
      <StatusLine side={side} stale={side.stale.value} />
      {side.good.value && children(side, capabilities)}
      {!side.good.value && side.status.value.state === 'done' && (
        <div class="centre">
          <p>{word('liveView.unreadable')}</p>
        </div>
      )}
    </EngineState>
  );
}

/** Goes to the XML of a host where a place of it was asked for. */
export function useProof(id: string, side: Side | null): void {
  const wanted = side?.wanted.value ?? 0;
  const before = useRef(wanted);
  useEffect(() => {
    if (wanted > before.current) go(hostAddress(id, 'capabilities'));
    before.current = wanted;
  }, [wanted]);
}
