import { expect, test, vi } from 'vitest';

vi.mock('./engine', () => ({ engine: {} }));

const { headerOf, search, shownPath } = await import('./headers');

const headers = new Map([
  ['linux/fs.h', 'struct file;\nint open_file(struct file *file);\n'],
  ['linux/file.h', '/* é */ struct file *fget(unsigned int fd);\n'],
]);

test('a path names the header that it ends with', () => {
  expect(headerOf('linux/fs.h', headers.keys())).toBe('linux/fs.h');
  expect(headerOf('include/linux/fs.h', headers.keys())).toBe('linux/fs.h');
  expect(headerOf('fs.h', headers.keys())).toBeNull();
  expect(headerOf('xlinux/fs.h', headers.keys())).toBeNull();
});

test('a header is called as #include calls it', () => {
  expect(shownPath('/ringlab/include/linux/fs.h')).toBe('<linux/fs.h>');
  expect(shownPath('include/own.h')).toBe('include/own.h');
});

test('without a word all headers are found, with one those that are called so or speak of it', () => {
  expect(search(headers, '', 10).map(({ name }) => name)).toEqual(['linux/fs.h', 'linux/file.h']);
  expect(search(headers, 'fget', 10)).toEqual([
    {
      name: 'linux/file.h',
      line: '/* é */ struct file *fget(unsigned int fd);',
      place: { start: 22, end: 26 },
    },
  ]);
  expect(search(headers, 'file', 10).map(({ name, line }) => `${name} ${line}`)).toEqual([
    'linux/file.h ',
    'linux/fs.h struct file;',
    'linux/fs.h int open_file(struct file *file);',
    'linux/fs.h int open_file(struct file *file);',
    'linux/file.h /* é */ struct file *fget(unsigned int fd);',
  ]);
  expect(search(headers, 'file', 2)).toHaveLength(2);
  expect(search(headers, '(((', 10)).toEqual([]);
});
