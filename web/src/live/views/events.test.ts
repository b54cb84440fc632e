import { expect, test } from 'vitest';
import type { EventItem } from '../types/message';
import { filterEvents } from './events';

const events: EventItem[] = [
  { at: '', kind: 'domain', name: 'web-1', event: 'started', detail: 'booted', uuid: 'abc-1' },
  { at: '', kind: 'domain', name: 'db', event: 'crashed', detail: 'panicked' },
  { at: '', kind: 'network', name: 'default', event: 'started', detail: '' },
];

test.each([
  ['', '', ['web-1', 'db', 'default']],
  ['domain', '', ['web-1', 'db']],
  ['', 'started', ['web-1', 'default']],
  ['domain', 'STARTED web', ['web-1']],
  ['', 'abc', ['web-1']],
  ['network', 'crashed', []],
] as const)('kind %j and text %j', (kind, text, names) => {
  expect(filterEvents(events, kind, text).map(({ name }) => name)).toEqual(names);
});
