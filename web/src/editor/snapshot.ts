import type { ChangeDesc } from '@codemirror/state';
import { type Places, placesOf } from '../engine/places';
import type { Span } from '../engine/types/source';

/** A range of a text, in UTF-16 units. */
export interface Range {
  from: number;
  to: number;
}

/** A text as it was when the engine read it, which knows where its places are by now. */
export class Snapshot {
  /** What has been typed since; null while nothing was. */
  changes: ChangeDesc | null = null;
  #places: Places | null = null;

  constructor(readonly text: string) {}

  get places(): Places {
    this.#places ??= placesOf(this.text);
    return this.#places;
  }

  /** Follows a change of the text. */
  follow(changes: ChangeDesc): void {
    this.changes = this.changes ? this.changes.composeDesc(changes) : changes;
  }

  /** Where a span of this text stands in the text as it is now. */
  rangeNow(span: Span): Range {
    const from = this.places.unit(span.start);
    const to = this.places.unit(span.end);
    if (!this.changes) return { from, to };
    return { from: this.changes.mapPos(from, 1), to: this.changes.mapPos(to, -1) };
  }

  /** Which byte of this text an offset in the text as it is now stands for. */
  byteOf(offset: number): number {
    return this.places.byte(this.changes ? this.changes.invertedDesc.mapPos(offset) : offset);
  }
}
