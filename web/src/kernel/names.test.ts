import { expect, test } from 'vitest';
import { checkedOf, faultOf, fitName, freeName, plainPath } from './names';

test.each([
  ['module.c', null],
  ['include/own.h', null],
  ['a-b_c+d.2.c', null],
  ['', 'empty'],
  ['a.c', 'taken'],
  ['.hidden', 'unfit'],
  ['-Wno-decl', 'unfit'],
  ['../up.c', 'unfit'],
  ['/etc/passwd', 'unfit'],
  ['a//b.c', 'unfit'],
  ['two words.c', 'unfit'],
  [`${'x'.repeat(80)}.c`, 'unfit'],
] as const)('%j as a name: %s', (name, fault) => {
  expect(faultOf(name, ['a.c'])).toBe(fault);
});

test('a new file gets a name that is free', () => {
  expect(freeName('module.c', [])).toBe('module.c');
  expect(freeName('module.c', ['module.c', 'module2.c'])).toBe('module3.c');
  expect(freeName('Makefile', ['Makefile'])).toBe('Makefile2');
});

test.each([
  ['C:\\work\\driver.c', 'driver.c'],
  ['/home/x/my driver.c', 'my_driver.c'],
  ['.config', 'config'],
  ['模块', 'module.c'],
])('a file from elsewhere, %j, is called %j', (path, name) => {
  expect(fitName(path)).toBe(name);
  expect(faultOf(fitName(path), [])).toBeNull();
});

test('sources are checked, headers with them; without a source the first file is', () => {
  expect(checkedOf(['a.h', 'b.c', 'c.c'])).toEqual(['b.c', 'c.c']);
  expect(checkedOf(['a.h', 'b.h'])).toEqual(['a.h']);
  expect(checkedOf([])).toEqual([]);
});

test.each([
  ['x.h', 'x.h'],
  ['./x.h', 'x.h'],
  ['drv/../x.h', 'x.h'],
  ['a/b/../../inc/./x.h', 'inc/x.h'],
  ['../x.h', '../x.h'],
  ['a/../../x.h', '../x.h'],
  ['/ringlab/include/linux/fs.h', '/ringlab/include/linux/fs.h'],
])('%j is plainly %j', (path, plain) => {
  expect(plainPath(path)).toBe(plain);
});
