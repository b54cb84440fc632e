import { useEffect, useMemo } from 'preact/hooks';
import { Icon } from '../../frame/Icon';
import { inner } from '../../route';
import { bytes, number, size, word } from '../../words';
import { domainLook } from '../domainLook';
import { type Items, itemsOf, type Moment, useHost, useStream } from '../stream';
import type { BlockItem, DomainItem, NetItem, VCPUItem } from '../types/message';
import { Chart, mostLines } from './chart';
import { percent } from './loadLayer';
import { busiest, type Measures, measuresOf } from './measures';
import { PinningView } from './PinningView';
import { ReadText } from './readText';
import { Ago, isActive, NotOffered, Refused, Waiting } from './states';
import { TableScroll } from './TableScroll';
import { XMLText } from './XMLText';

const xml = new ReadText('liveView.domain.xml');
/** Whose XML the editor holds. */
let xmlOf = '';

/** A domain: how it fares, where its vCPUs run, and its XML. */
export function DomainView({ id, uuid }: { id: string; uuid: string }) {
  const { items, status, past } = useStream('domain', id, uuid);
  const host = useHost(id).value;
  const domain = items.value.get('domain');
  useEffect(() => {
    if (!domain) return;
    xml.show(domain.xml, xmlOf === `${id} ${uuid}`);
    xmlOf = `${id} ${uuid}`;
  }, [domain?.xml, id, uuid]);
  const name = domain?.name ?? uuid;
  const hostName = host?.name ?? id;
  useEffect(() => {
    inner.value = [name, hostName];
    return () => {
      inner.value = [];
    };
  }, [name, hostName]);
  const stands = status.value;
  const vcpus = useMemo(() => itemsOf(items.value, 'vcpu'), [items.value]);
  if (!domain) {
    return stands.state === 'refused' ? <Refused error={stands.error} /> : <Waiting host={host} />;
  }
  return (
    <div class={`live-domain ${stands.state === 'refused' ? 'stale' : ''}`}>
      <div class="live-domain-head">
        <h1>{domain.name}</h1>
        <DomainBadge domain={domain} />
        <span class="spacer" />
        <span class="muted">
          {word('liveView.measured')} <Ago at={domain.at} />
        </span>
      </div>
      {stands.state === 'refused' && (
        <div class="notice bad" role="alert">
          <p>{word(stands.error.code === 'noSuchItem' ? 'liveView.domain.gone' : 'liveView.refused')}</p>
        </div>
      )}
      <Facts domain={domain} />
      {host?.missing.includes('domainStats') && <NotOffered what={word('liveView.reading.domainStats')} />}
      <Charts past={past.value} vcpus={vcpus} />
      {vcpus.length > 0 && (
        <section>
          <h2>{word('liveView.vcpus')}</h2>
          <VCPUs vcpus={vcpus} />
          <PinningView id={id} vcpus={vcpus} />
        </section>
      )}
      <Disks disks={itemsOf(items.value, 'block')} />
      <Interfaces interfaces={itemsOf(items.value, 'net')} />
      <section>
        <h2>XML</h2>
        <XMLText subject={xml} file={`${domain.name}.xml`} />
      </section>
    </div>
  );
}

/** The state of a domain and why it is in it. */
function DomainBadge({ domain }: { domain: DomainItem }) {
  const look = domainLook[domain.state];
  return (
    <>
      <span class={`worded-state ${look.class}`}>
        <Icon name={look.icon} />
        {word(`live.domain.${domain.state}`)}
      </span>
      {domain.reason && domain.reason !== 'unknown' && <span class="muted">{domain.reason}</span>}
    </>
  );
}

function Facts({ domain }: { domain: DomainItem }) {
  const facts: [string, string][] = [
    ['UUID', domain.uuid],
    ['ID', isActive(domain) ? String(domain.id) : '–'],
    ['vCPU', String(domain.vcpus)],
    [
      word('topology.memory'),
      word('liveView.memoryOf', {
        now: size(BigInt(domain.memory)),
        most: size(BigInt(domain.maxMemory)),
      }),
    ],
    [word('liveView.fact.persistent'), word(domain.persistent ? 'state.yes' : 'state.no')],
  ];
  if (domain.rss) facts.splice(4, 0, [word('liveView.memory.rss'), size(BigInt(domain.rss))]);
  return (
    <dl class="live-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class={label === 'UUID' ? 'code' : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Domain = Items<'domain'>;
type Past = readonly Moment<'domain'>[];

const at = (items: Domain) => items.get('domain')?.at;
const rate = (value: number) => word('liveView.perSecond', { size: bytes(Math.round(value)) });
const kib = (value: number) => size(BigInt(Math.round(value)));

function Charts({ past, vcpus }: { past: Past; vcpus: readonly VCPUItem[] }) {
  const label = {
    cpu: word('liveView.cpu.total'),
    memory: word('liveView.memory.now'),
    rss: word('liveView.memory.rss'),
    read: word('liveView.io.read'),
    write: word('liveView.io.write'),
    received: word('liveView.io.received'),
    sent: word('liveView.io.sent'),
  };
  const row = (read: (domain: DomainItem) => number | undefined) => (items: Domain) => {
    const domain = items.get('domain');
    return domain && read(domain);
  };
  const measured = useMemo(
    () => ({
      cpu: measuresOf<'domain'>(past, [{ label: label.cpu, read: row((domain) => domain.cpu) }], at),
      vcpus: measuresOf<'domain'>(
        past,
        vcpus.map(({ vcpu }) => ({ label: `vCPU ${vcpu}`, read: (items) => items.get(`vcpu/${vcpu}`)?.cpu })),
        at,
      ),
      memory: measuresOf<'domain'>(
        past,
        [
          { label: label.memory, read: row((domain) => domain.memory) },
          { label: label.rss, read: row((domain) => domain.rss) },
        ],
        at,
      ),
      block: measuresOf<'domain'>(
        past,
        [
          { label: label.read, read: row((domain) => domain.blockRead) },
          { label: label.write, read: row((domain) => domain.blockWrite) },
        ],
        at,
      ),
      net: measuresOf<'domain'>(
        past,
        [
          { label: label.received, read: row((domain) => domain.netRead) },
          { label: label.sent, read: row((domain) => domain.netWrite) },
        ],
        at,
      ),
    }),
    [past, vcpus.length, label.cpu],
  );
  const lines = busiest(measured.vcpus, mostLines);
  return (
    <section class="live-charts" aria-label={word('liveView.charts')}>
      <Chart
        title={word('liveView.chart.domainCPU')}
        data={measured.cpu}
        write={(value) => number(value, 2)}
        note={word('liveView.chart.domainCPUNote')}
      />
      {vcpus.length > 1 && (
        <Chart
          title={word('liveView.chart.vcpus')}
          data={lines}
          write={percent}
          most={1}
          {...(lines.measures.length < vcpus.length && {
            note: word('liveView.chart.busiest', { n: lines.measures.length, all: vcpus.length }),
          })}
        />
      )}
      <Chart title={word('liveView.chart.memory')} data={measured.memory} write={kib} binary />
      {isWorthIt(measured.block) && (
        <Chart title={word('liveView.chart.block')} data={measured.block} write={rate} binary />
      )}
      {isWorthIt(measured.net) && (
        <Chart title={word('liveView.chart.net')} data={measured.net} write={rate} binary />
      )}
    </section>
  );
}

/** Rates take two readings. A domain of which there is none after three has nothing that is measured so. */
function isWorthIt({ times, measures }: Measures): boolean {
  return times.length < 3 || measures.some(({ values }) => values.some((value) => value !== null));
}

function VCPUs({ vcpus }: { vcpus: readonly VCPUItem[] }) {
  return (
    <TableScroll label={word('liveView.vcpus')}>
      <table class="table live-vcpus">
        <thead>
          <tr>
            <th scope="col">vCPU</th>
            <th scope="col">{word('liveView.vcpu.state')}</th>
            <th scope="col" class="number">
              {word('liveView.load')}
            </th>
            <th scope="col" class="number">
              {word('liveView.vcpu.on')}
            </th>
            <th scope="col">{word('liveView.vcpu.pinned')}</th>
          </tr>
        </thead>
        <tbody>
          {vcpus.map(({ vcpu, state, cpu, on, pinned }) => (
            <tr key={vcpu}>
              <th scope="row">{vcpu}</th>
              <td>{vcpuState(state)}</td>
              <td class="number">{cpu === undefined ? '–' : percent(cpu)}</td>
              <td class="number">{on < 0 ? '–' : on}</td>
              <td class="code">{pinned || word('liveView.vcpu.anywhere')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function vcpuState(state: string): string {
  return state === 'running' || state === 'blocked' || state === 'offline'
    ? word(`liveView.vcpuState.${state}`)
    : state;
}

const rateOf = (value: number | undefined) => (value === undefined ? '–' : rate(value));
const perSecond = (value: number | undefined) =>
  value === undefined ? '–' : word('liveView.perSecond', { size: number(value, value < 10 ? 1 : 0) });

function Disks({ disks }: { disks: readonly BlockItem[] }) {
  if (disks.length === 0) return null;
  const columns = [
    'io.read',
    'io.write',
    'io.readOps',
    'io.writeOps',
    'io.capacity',
    'io.allocation',
  ] as const;
  return (
    <section>
      <h2>{word('liveView.disks')}</h2>
      <TableScroll label={word('liveView.disks')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{word('liveView.io.disk')}</th>
              <th scope="col">{word('liveView.io.source')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="number">
                  {word(`liveView.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {disks.map((disk) => (
              <tr key={disk.name}>
                <th scope="row">{disk.name}</th>
                <td class="code live-source">{disk.source || '–'}</td>
                <td class="number">{rateOf(disk.read)}</td>
                <td class="number">{rateOf(disk.write)}</td>
                <td class="number">{perSecond(disk.readOps)}</td>
                <td class="number">{perSecond(disk.writeOps)}</td>
                <td class="number">{disk.capacity === undefined ? '–' : bytes(disk.capacity)}</td>
                <td class="number">{disk.allocation === undefined ? '–' : bytes(disk.allocation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function Interfaces({ interfaces }: { interfaces: readonly NetItem[] }) {
  if (interfaces.length === 0) return null;
  const columns = [
    'io.received',
    'io.sent',
    'io.receivedPackets',
    'io.sentPackets',
    'io.errors',
    'io.drops',
  ] as const;
  return (
    <section>
      <h2>{word('liveView.interfaces')}</h2>
      <TableScroll label={word('liveView.interfaces')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{word('liveView.io.interface')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="number">
                  {word(`liveView.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {interfaces.map((net) => (
              <tr key={net.name}>
                <th scope="row">{net.name}</th>
                <td class="number">{rateOf(net.read)}</td>
                <td class="number">{rateOf(net.write)}</td>
                <td class="number">{perSecond(net.readPackets)}</td>
                <td class="number">{perSecond(net.sentPackets)}</td>
                <td class="number">{number(net.errors)}</td>
                <td class="number">{number(net.drops)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
