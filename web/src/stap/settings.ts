import type { StapGiven, StapSettings } from '../engine/types/protocol';
import type { WordKey } from '../words';
import { parseDuration } from './duration';

/**
 * What a script is run with, as it was typed: what cannot be used stays in its
 * field, with a word on why.
 */
export interface Settings {
  kernel: string;
  hz: string;
  cpus: string;
  seed: string;
  /** How long the run may take, of virtual time. */
  until: string;
  /** The most that an expiry comes late. */
  jitter: string;
  /** How busy the CPUs are, in per cent. */
  load: string;
  workload: string;
  /** The wall clock when the run begins, as a date and time in UTC; empty for the engine's own. */
  started: string;
  /** -x */
  target: string;
  /** --compatible */
  compatible: string;
  /** -D NAME=VALUE */
  limits: StapGiven[];
  /** -G NAME=VALUE */
  globals: StapGiven[];
  /** $1, @1, … */
  args: string[];
  /** -g */
  guru: boolean;
  /** --suppress-handler-errors */
  suppressErrors: boolean;
  /** -u */
  noOptimise: boolean;
}

export type Field = keyof Settings;

export const defaults: Settings = {
  kernel: '6.1',
  hz: '250',
  cpus: '2',
  seed: '1',
  until: '60 s',
  jitter: '0',
  load: '0',
  workload: '',
  started: '',
  target: '',
  compatible: '',
  limits: [],
  globals: [],
  args: [],
  guru: false,
  suppressErrors: false,
  noOptimise: false,
};

/** Names that -D sets in SystemTap's runtime. */
export const knownLimits = [
  'MAXACTION',
  'MAXNESTING',
  'MAXSTRINGLEN',
  'MAXMAPENTRIES',
  'MAXERRORS',
  'MAXSKIPPED',
  'MAXTRYLOCK',
  'INTERRUPTIBLE',
  'HIST_WIDTH',
  'HIST_ELISION',
  'STP_NO_OVERLOAD',
  'STP_OVERLOAD_INTERVAL',
  'STP_OVERLOAD_THRESHOLD',
] as const;

/** The sets of events that made-up processes can cause; none without a name. */
export const workloads = ['', 'idle', 'desktop', 'server'] as const;

/** Why a field cannot be used. */
export interface Fault {
  key: WordKey;
  args: Record<string, string | number>;
}

const longest = parseDuration('8760 h') ?? 0n;
const mostSeed = (1n << 64n) - 1n;
/** The largest process id that Linux gives. */
const mostProcess = 4_194_304n;

/** What is wrong with settings, by field; empty where they can be used. */
export function faultsOf(settings: Settings): Partial<Record<Field, Fault>> {
  const faults: Partial<Record<Field, Fault>> = {};
  const range = (field: 'hz' | 'cpus' | 'seed' | 'load' | 'target', least: bigint, most: bigint) => {
    const value = wholeNumber(settings[field]);
    if (value === null || value < least || value > most) {
      faults[field] = { key: 'stap.fault.range', args: { least: String(least), most: String(most) } };
    }
  };
  range('hz', 12n, 1200n);
  range('cpus', 1n, 256n);
  range('seed', 0n, mostSeed);
  range('load', 0n, 100n);
  if (settings.target !== '') range('target', 1n, mostProcess);
  if (!/^\d{1,3}\.\d{1,4}(\.\d{1,4})?$/.test(settings.kernel.trim())) {
    faults.kernel = { key: 'stap.fault.version', args: { example: '6.1' } };
  }
  if (settings.compatible !== '' && !/^\d{1,3}\.\d{1,4}(\.\d{1,4})?$/.test(settings.compatible.trim())) {
    faults.compatible = { key: 'stap.fault.version', args: { example: '4.8' } };
  }
  const until = parseDuration(settings.until);
  if (until === null || until === 0n || until > longest) {
    faults.until = { key: 'stap.fault.until', args: {} };
  }
  const jitter = parseDuration(settings.jitter);
  if (jitter === null || jitter > 60_000_000_000n) faults.jitter = { key: 'stap.fault.jitter', args: {} };
  if (settings.started !== '' && startedOf(settings.started) === null) {
    faults.started = { key: 'stap.fault.started', args: {} };
  }
  for (const field of ['limits', 'globals'] as const) {
    const wrong = settings[field].find(({ name }) => !/^[A-Za-z_]\w*$/.test(name.trim()));
    if (wrong) faults[field] = { key: 'stap.fault.name', args: { name: wrong.name } };
  }
  const limit = settings.limits.find(({ value }) => !/^\d+$/.test(value.trim()));
  if (limit) faults.limits ??= { key: 'stap.fault.limit', args: { name: limit.name } };
  return faults;
}

/** The same settings as the engine takes them; null where a field cannot be used. */
export function forEngine(settings: Settings, name: string): StapSettings | null {
  if (Object.keys(faultsOf(settings)).length > 0) return null;
  const trimmed = ({ name, value }: StapGiven) => ({ name: name.trim(), value: value.trim() });
  return {
    name,
    args: [...settings.args],
    kernel: settings.kernel.trim(),
    hz: Number(settings.hz),
    cpus: Number(settings.cpus),
    seed: String(wholeNumber(settings.seed)),
    jitter: String(parseDuration(settings.jitter)),
    load: Number(settings.load),
    workload: settings.workload,
    until: String(parseDuration(settings.until)),
    limits: settings.limits.map(trimmed),
    globals: settings.globals.map(({ name, value }) => ({ name: name.trim(), value })),
    target: settings.target.trim(),
    started: settings.started === '' ? '' : String(startedOf(settings.started)),
    guru: settings.guru,
    noOptimise: settings.noOptimise,
    compatible: settings.compatible.trim(),
    suppressErrors: settings.suppressErrors,
  };
}

/** Only what differs from the defaults, for a link or a record. */
export function differences(settings: Settings): Partial<Settings> {
  const changed = Object.entries(settings).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(defaults[field as Field]),
  );
  return Object.fromEntries(changed) as Partial<Settings>;
}

/** Settings from what was kept of them; what another version of the page wrote otherwise is left out. */
export function settingsFrom(kept: unknown): Settings {
  const settings = structuredClone(defaults);
  if (typeof kept !== 'object' || kept === null) return settings;
  for (const [field, value] of Object.entries(kept)) {
    if (fits(field, value)) Object.assign(settings, { [field]: value });
  }
  return settings;
}

function fits(field: string, value: unknown): boolean {
  const text = (value: unknown): value is string => typeof value === 'string' && value.length <= 10_000;
  switch (field) {
    case 'limits':
    case 'globals':
      return (
        Array.isArray(value) &&
        value.length <= 1000 &&
        value.every((given) => text(given?.name) && text(given?.value))
      );
    case 'workload':
      return workloads.some((known) => known === value);
    case 'args':
      return Array.isArray(value) && value.length <= 1000 && value.every(text);
    default:
      return (
        field in defaults &&
        typeof value === typeof defaults[field as Field] &&
        (typeof value !== 'string' || text(value))
      );
  }
}

/** A whole number without a sign, or null. */
function wholeNumber(text: string): bigint | null {
  return /^\s*\d{1,20}\s*$/.test(text) ? BigInt(text.trim()) : null;
}

/** The ns since 1970 of a date and time in UTC such as "2026-03-01 12:30"; null for anything else. */
function startedOf(text: string): bigint | null {
  const [, date, time = '00:00:00'] =
    /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?Z?\s*$/.exec(text) ?? [];
  const ms = date ? Date.parse(`${date}T${time}Z`) : Number.NaN;
  return Number.isNaN(ms) ? null : BigInt(ms) * 1_000_000n;
}
