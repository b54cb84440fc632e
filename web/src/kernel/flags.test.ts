import { expect, test } from 'vitest';
import { defaults, flagGroups, flagsOf, isOn, settingsFrom, turn } from './flags';

const flag = (name: string) => {
  const found = flagGroups.flatMap((group) => [...group.flags]).find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};

test('only what differs from sparse’s own choice is asked for', () => {
  expect(flagsOf(defaults)).toEqual([]);
  const turned = turn(turn(defaults, 'decl'), 'cast-to-as');
  expect(flagsOf(turned)).toEqual(['-Wcast-to-as', '-Wno-decl']);
  expect(isOn(turned, flag('decl'))).toBe(false);
  expect(isOn(turned, flag('cast-to-as'))).toBe(true);
  expect(turn(turn(turned, 'decl'), 'cast-to-as')).toEqual(defaults);
});

test('all warnings turn every switch on but that of errors, and each can be turned off again', () => {
  const all = turn(turn(turn(defaults, 'shadow'), 'sparse-error'), 'sparse-all');
  expect(isOn(all, flag('shadow'))).toBe(true);
  expect(isOn(all, flag('typesign'))).toBe(true);
  expect(isOn(all, flag('sparse-error'))).toBe(true);
  expect(flagsOf(all)).toEqual(['-Wsparse-all', '-Wsparse-error']);
  const less = turn(turn(all, 'typesign'), 'sparse-error');
  expect(isOn(less, flag('typesign'))).toBe(false);
  expect(flagsOf(less)).toEqual(['-Wsparse-all', '-Wno-typesign']);
  expect(isOn(turn(defaults, 'sparse-all'), flag('sparse-error'))).toBe(false);
});

test('further arguments are split as a shell splits them, and stand last', () => {
  const settings = { ...turn(defaults, 'decl'), extra: ` -DNAME="a b"  '-DX=1' -Wundef '' ` };
  expect(flagsOf(settings)).toEqual(['-Wno-decl', '-DNAME=a b', '-DX=1', '-Wundef']);
});

test.each([null, 'x', {}, { turned: 'all', extra: 1, teach: 'no' }, { turned: ['rm'] }])(
  'of %j nothing is taken that is not known',
  (kept) => {
    expect(settingsFrom(kept)).toEqual(defaults);
  },
);

test('what was kept is had again', () => {
  const settings = { turned: ['decl', 'sparse-all'], extra: '-DX', teach: false };
  expect(settingsFrom(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
});
