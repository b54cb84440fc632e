/** A switch of sparse's, by its name without -W. */
export interface Flag {
  name: string;
  /** Whether sparse has it on without being asked. */
  usual: boolean;
}

export interface FlagGroup {
  id: 'spaces' | 'locks' | 'style' | 'all';
  flags: readonly Flag[];
}

const on = <Name extends string>(name: Name) => ({ name, usual: true });
const off = <Name extends string>(name: Name) => ({ name, usual: false });

/** The switches that a module's author may want, those about the same side by side. */
export const flagGroups = [
  {
    id: 'spaces',
    flags: [on('address-space'), off('cast-from-as'), off('cast-to-as'), on('bitwise')],
  },
  {
    id: 'locks',
    flags: [on('context'), on('decl'), on('non-pointer-null'), on('enum-mismatch')],
  },
  {
    id: 'style',
    flags: [off('shadow'), off('typesign'), off('ptr-subtraction-blows'), off('declaration-after-statement')],
  },
  { id: 'all', flags: [off('sparse-all'), off('sparse-error')] },
] as const satisfies readonly FlagGroup[];

export type FlagName = (typeof flagGroups)[number]['flags'][number]['name'];

const known: readonly Flag[] = flagGroups.flatMap((group): readonly Flag[] => group.flags);

/** What sparse is asked for besides the files. */
export interface Settings {
  /** The switches that were turned from where sparse has them. */
  turned: readonly string[];
  /** Further arguments, as on a command line. */
  extra: string;
  /** Whether to show what sparse keeps to itself, and what it does not know. */
  teach: boolean;
}

export const defaults: Settings = { turned: [], extra: '', teach: true };

/** Where sparse has a switch, given what it is asked for. */
function base(settings: Settings, { name, usual }: Flag): boolean {
  return (
    usual || (settings.turned.includes('sparse-all') && name !== 'sparse-all' && name !== 'sparse-error')
  );
}

/** Whether a switch is on. */
export function isOn(settings: Settings, flag: Flag): boolean {
  return base(settings, flag) !== settings.turned.includes(flag.name);
}

/** The same settings with a switch turned. */
export function turn(settings: Settings, name: string): Settings {
  if (settings.turned.includes(name)) {
    return { ...settings, turned: settings.turned.filter((other) => other !== name) };
  }
  // What asks for all has those on that were turned on one by one.
  const kept = settings.turned.filter(
    (other) => name !== 'sparse-all' || known.some((flag) => flag.name === other && flag.usual),
  );
  const errors = name === 'sparse-all' && settings.turned.includes('sparse-error') ? ['sparse-error'] : [];
  return { ...settings, turned: [...kept, ...errors, name] };
}

/** The arguments for sparse: what asks for all first, so that others can take from it. */
export function flagsOf(settings: Settings): string[] {
  const turned = known.filter(({ name }) => settings.turned.includes(name));
  const all = turned.filter(({ name }) => name === 'sparse-all');
  const others = turned.filter(({ name }) => name !== 'sparse-all');
  return [
    ...[...all, ...others].map((flag) => `-W${base(settings, flag) ? 'no-' : ''}${flag.name}`),
    ...extraOf(settings),
  ];
}

/** The further arguments one by one; quotes keep spaces together, as in a shell. */
function extraOf({ extra }: Settings): string[] {
  const args: string[] = [];
  for (const [word] of extra.matchAll(/(?:[^\s"']+|"[^"]*"?|'[^']*'?)+/g))
    args.push(word.replaceAll(/["']/g, ''));
  return args.filter((arg) => arg !== '');
}

/** Settings from what was kept of them; what another version of the page wrote otherwise is left out. */
export function settingsFrom(kept: unknown): Settings {
  if (typeof kept !== 'object' || kept === null) return defaults;
  const { turned, extra, teach } = kept as Record<string, unknown>;
  return {
    turned: Array.isArray(turned)
      ? known.map(({ name }) => name).filter((name) => turned.includes(name))
      : defaults.turned,
    extra: typeof extra === 'string' ? extra.slice(0, 2000) : defaults.extra,
    teach: typeof teach === 'boolean' ? teach : defaults.teach,
  };
}
