import type { KernelFinding } from '../engine/types/protocol';

/** A line that sparse prints, and the finding that it begins. */
export interface OutputLine {
  text: string;
  finding: KernelFinding | null;
}

/** The lines of sparse's output; what goes on over lines belongs to the finding it began with. */
export function outputLines(output: string, findings: readonly KernelFinding[]): OutputLine[] {
  const byPlace = new Map<string, KernelFinding>();
  for (const finding of findings) {
    const place = `${finding.file}:${finding.at.line}:${finding.at.column}`;
    if (finding.silence === '' && !byPlace.has(place)) byPlace.set(place, finding);
  }
  const lines = output.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((text) => {
    const [, place] = /^(.+?:\d+:\d+): /.exec(text) ?? [];
    return { text, finding: (place && byPlace.get(place)) || null };
  });
}

/** The command whose output is shown, as one would type it. */
export function commandOf(flags: readonly string[], names: readonly string[]): string {
  const quoted = [...flags, ...names].map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg}'`));
  return ['sparse', ...quoted].join(' ');
}
