import { useMemo } from 'preact/hooks';
import { OverviewView } from '../../caps/views/OverviewView';
import { number, size, word } from '../../words';
import { type Items, useHost, useStream } from '../stream';
import type { HostRow, MemoryItem, NodeItem } from '../types/message';
import { Chart } from './chart';
import { percent } from './loadLayer';
import { measuresOf } from './measures';
import { newest } from './sides';
import { NotOffered } from './states';
import { sysinfoOf } from './sysinfo';
import { useProof, WithCapabilities } from './WithCapabilities';

type Node = Items<'node'>;

/** What a host is, how it fares, and what its capabilities say. */
export function OverviewTab({ id }: { id: string }) {
  const host = useHost(id).value;
  const { items, past } = useStream('node', id);
  const node = items.value.get('node');
  useProof(id, newest);
  return (
    <div class="host-overview">
      {host && <Troubles host={host} />}
      {host && <HostFacts host={host} node={node} measured={items.value.get('memory')} />}
      <section class="live-charts" aria-label={word('liveView.charts')}>
        <CPUChart past={past.value} missing={host?.missing.includes('cpuStats') ?? false} />
        <MemoryChart past={past.value} />
      </section>
      <WithCapabilities id={id}>{(side) => <OverviewView side={side} />}</WithCapabilities>
    </div>
  );
}

/** Which readings of a host fail, and which there are not. */
function Troubles({ host }: { host: HostRow }) {
  const failing = Object.entries(host.failing);
  const { missing } = host;
  return (
    <>
      {failing.length > 0 && (
        <div class="notice" role="status">
          <div>
            <p>{word('liveView.failing')}</p>
            <ul>
              {failing.map(([reading, why]) => (
                <li key={reading}>
                  {readingName(reading)}: {why}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {missing.length > 0 && (
        <p class="muted live-missing">
          {word('liveView.missing', { driver: host.driver ?? '', list: missing.map(readingName).join(', ') })}
        </p>
      )}
    </>
  );
}

const readings = [
  'heartbeat',
  'versions',
  'nodeInfo',
  'capabilities',
  'cpuStats',
  'cpuMap',
  'memoryStats',
  'freeMemory',
  'freePages',
  'sysinfo',
  'domainCounts',
  'domainStats',
  'domain',
  'domainXML',
  'networks',
  'pools',
  'devices',
  'events',
] as const;

/** What a reading is called; what the page does not know keeps its name. */
function readingName(name: string): string {
  const known = readings.find((reading) => reading === name);
  return known ? word(`liveView.reading.${known}`) : name;
}

interface FactsProps {
  host: HostRow;
  node: NodeItem | undefined;
  /** Memory as it was last measured. */
  measured: MemoryItem | undefined;
}

function HostFacts({ host, node, measured }: FactsProps) {
  const facts: [string, string][] = [];
  const add = (label: string, value: string | undefined) => {
    if (value) facts.push([label, value]);
  };
  add(word('liveView.fact.hostname'), host.hostname);
  add(word('liveView.fact.driver'), [host.driver, host.version].filter(Boolean).join(' '));
  add(word('liveView.fact.libvirt'), host.libvirt);
  add(word('liveView.fact.transport'), host.transport.toUpperCase());
  if (node) {
    add(
      word('liveView.fact.cpus'),
      [
        node.model,
        word('topology.n.threads', { n: node.cpus }),
        node.mhz > 0 ? `${number(node.mhz)} MHz` : '',
      ]
        .filter(Boolean)
        .join(' · '),
    );
    add(
      word('liveView.fact.layout'),
      [
        word('topology.n.cells', { n: node.cells }),
        word('liveView.perCell', { n: node.sockets }),
        word('liveView.perSocket', { n: node.cores }),
        word('liveView.perCore', { n: node.threads }),
      ].join(' · '),
    );
  }
  const memory = measured?.total ?? node?.memory ?? host.memory;
  const free = measured?.free ?? host.free;
  if (memory) {
    add(
      word('topology.memory'),
      [size(BigInt(memory)), free !== undefined && word('liveView.freeShort', { size: size(BigInt(free)) })]
        .filter(Boolean)
        .join(' · '),
    );
  }
  if (host.domains !== undefined) {
    add(word('liveView.fact.domains'), word('liveView.running', { n: host.running ?? 0, all: host.domains }));
  }
  const labels = Object.entries(host.labels).map(([name, value]) => (value ? `${name}=${value}` : name));
  add(word('liveView.fact.labels'), labels.join(', '));
  const machine = useMemo(() => sysinfoOf(node?.sysinfo ?? ''), [node?.sysinfo]);
  for (const { label, value } of machine) add(label, value);
  return (
    <dl class="live-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Past = Parameters<typeof measuresOf<'node'>>[0];

export function CPUChart({ past, missing }: { past: Past; missing: boolean }) {
  const words = [
    word('liveView.cpu.user'),
    word('liveView.cpu.kernel'),
    word('liveView.cpu.iowait'),
  ] as const;
  const data = useMemo(
    () =>
      measuresOf<'node'>(
        past,
        [
          { label: words[0], read: (items: Node) => items.get('cpu')?.user },
          { label: words[1], read: (items: Node) => items.get('cpu')?.kernel },
          { label: words[2], read: (items: Node) => items.get('cpu')?.iowait },
        ],
        (items) => items.get('cpu')?.at,
      ),
    [past, ...words],
  );
  const title = word('liveView.chart.cpu');
  if (missing) return <NotOffered what={title} />;
  return <Chart title={title} data={data} write={percent} most={1} />;
}

export function MemoryChart({ past }: { past: Past }) {
  const words = [word('liveView.memory.taken'), word('liveView.memory.cached')] as const;
  const { data, total } = useMemo(() => {
    const total = past.reduce((most, { items }) => Math.max(most, items?.get('memory')?.total ?? 0), 0);
    const data = measuresOf<'node'>(
      past,
      [
        { label: words[0], read: takenMemory },
        {
          label: words[1],
          read: (items: Node) => {
            const memory = items.get('memory');
            return memory && (memory.cached ?? 0) + (memory.buffers ?? 0);
          },
        },
      ],
      (items) => items.get('memory')?.at,
    );
    return { data, total };
  }, [past, ...words]);
  return (
    <Chart
      title={word('liveView.chart.memory')}
      data={data}
      write={(kib) => size(BigInt(Math.round(kib)))}
      binary
      {...(total > 0 && { most: total })}
    />
  );
}

/** What of the memory programs and the kernel have taken, without what only caches files. */
function takenMemory(items: Node): number | undefined {
  const memory = items.get('memory');
  if (!memory) return undefined;
  return memory.total - memory.free - (memory.buffers ?? 0) - (memory.cached ?? 0);
}
