import { type Range, Snapshot } from '../editor/snapshot';
import type { KernelChecked, KernelFinding, KernelSettings } from '../engine/types/protocol';
import type { Span } from '../engine/types/source';
import { plainPath } from './names';
import type { SourceFile } from './source';

/** The files as they were when the engine read them, and what it found. */
export class Checked {
  constructor(
    readonly info: KernelChecked,
    /** What sparse prints. */
    readonly output: string,
    readonly settings: KernelSettings,
    readonly texts: Texts,
    /** How long the engine worked on it, in ms. */
    readonly took: number,
  ) {}

  /** The file that was called so, if it is the learner's. */
  file(name: string): SourceFile | null {
    return this.texts.file(name);
  }

  /** Where a place stands in the learner's file as it is now. */
  rangeNow(name: string, span: Span): Range | null {
    return this.texts.rangeNow(name, span);
  }

  /** The findings whose places hold an offset of a file as it is now, the narrowest first. */
  findingsAt(file: SourceFile, offset: number): KernelFinding[] {
    return this.info.findings
      .flatMap((finding) => {
        const range = this.file(finding.file) === file && this.rangeNow(finding.file, finding.place);
        return range && range.from <= offset && offset <= range.to ? [{ finding, range }] : [];
      })
      .sort((a, b) => a.range.to - a.range.from - (b.range.to - b.range.from))
      .map(({ finding }) => finding);
  }
}

/** Several files' texts at one moment. */
export class Texts {
  #snapshots = new Map<string, { file: SourceFile; snapshot: Snapshot }>();

  constructor(files: readonly SourceFile[]) {
    for (const file of files) {
      this.#snapshots.set(file.name.peek(), { file, snapshot: new Snapshot(file.text()) });
    }
  }

  get names(): string[] {
    return [...this.#snapshots.keys()];
  }

  /** How many characters there are in all. */
  get length(): number {
    return [...this.#snapshots.values()].reduce((sum, { snapshot }) => sum + snapshot.text.length, 0);
  }

  /** The texts as the engine takes them. */
  encoded(): Uint8Array[] {
    const encoder = new TextEncoder();
    return [...this.#snapshots.values()].map(({ snapshot }) => encoder.encode(snapshot.text));
  }

  file(name: string): SourceFile | null {
    return this.#snapshots.get(plainPath(name))?.file ?? null;
  }

  snapshot(name: string): Snapshot | null {
    return this.#snapshots.get(plainPath(name))?.snapshot ?? null;
  }

  rangeNow(name: string, span: Span): Range | null {
    return this.snapshot(name)?.rangeNow(span) ?? null;
  }

  /** Keeps all places current until they are left. */
  follow(): void {
    for (const { file, snapshot } of this.#snapshots.values()) file.follow(snapshot);
  }

  leave(): void {
    for (const { file, snapshot } of this.#snapshots.values()) file.leave(snapshot);
  }
}
