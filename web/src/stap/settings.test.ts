import { expect, test, vi } from 'vitest';

vi.mock('../settings', async () => ({ language: (await import('@preact/signals')).signal('en') }));

const { defaults, differences, faultsOf, forEngine, settingsFrom } = await import('./settings');

test('the defaults can be used', () => {
  expect(faultsOf(defaults)).toEqual({});
  expect(forEngine(defaults, 'a.stp')).toMatchObject({
    name: 'a.stp',
    kernel: '6.1',
    hz: 250,
    cpus: 2,
    seed: '1',
    until: '60000000000',
    jitter: '0',
    started: '',
  });
});

test.each([
  ['hz', '11'],
  ['hz', '1201'],
  ['hz', 'fast'],
  ['hz', ''],
  ['cpus', '0'],
  ['cpus', '257'],
  ['seed', '-1'],
  ['seed', '18446744073709551616'],
  ['load', '101'],
  ['target', '0'],
  ['target', '4194305'],
  ['kernel', '6'],
  ['kernel', 'latest'],
  ['compatible', 'x'],
  ['until', '0'],
  ['until', '9000 h'],
  ['until', 'soon'],
  ['jitter', '61 s'],
  ['started', 'today'],
  ['started', '2026-13-01'],
  ['limits', [{ name: '1X', value: '1' }]],
  ['limits', [{ name: 'MAXACTION', value: 'many' }]],
  ['globals', [{ name: '', value: '1' }]],
] as const)('%s cannot be %j', (field, value) => {
  const settings = { ...defaults, [field]: value };
  expect(Object.keys(faultsOf(settings))).toEqual([field]);
  expect(forEngine(settings, '')).toBeNull();
});

test.each([
  [{ seed: '18446744073709551615' }, { seed: '18446744073709551615' }],
  [{ seed: '007' }, { seed: '7' }],
  [
    { jitter: '50 us', load: '30' },
    { jitter: '50000', load: 30 },
  ],
  [{ started: '1970-01-02' }, { started: '86400000000000' }],
  [{ started: '2026-03-01 12:30:05.5' }, { started: '1772368205500000000' }],
  [{ target: ' 42 ' }, { target: '42' }],
  [{ limits: [{ name: ' MAXERRORS ', value: '3 ' }] }, { limits: [{ name: 'MAXERRORS', value: '3' }] }],
  // What stands in a global may begin or end in a blank.
  [{ globals: [{ name: 'who', value: ' me ' }] }, { globals: [{ name: 'who', value: ' me ' }] }],
] as const)('%j is told the engine', (changes, told) => {
  expect(
    forEngine({ ...structuredClone(defaults), ...structuredClone(changes) } as typeof defaults, ''),
  ).toMatchObject(told);
});

test('what differs from the defaults is all that a link needs', () => {
  const settings = { ...defaults, hz: '1000', args: ['a'] };
  expect(differences(settings)).toEqual({ hz: '1000', args: ['a'] });
  expect(settingsFrom(differences(settings))).toEqual(settings);
  expect(differences(defaults)).toEqual({});
});

test.each([
  null,
  'x',
  7,
  { hz: 250 },
  { guru: 'yes' },
  { args: [1] },
  { limits: [{ name: 'A' }] },
  { limits: 'A' },
  { workload: 'busy' },
  { unknown: 'x' },
])('of %j nothing is taken', (kept) => {
  expect(settingsFrom(kept)).toEqual(defaults);
});
