/** What may be the path of a file of the learner's: names with slashes between, none of them hidden. */
const path = /^[A-Za-z0-9_][\w.+-]*(?:\/[A-Za-z0-9_][\w.+-]*)*$/;

/** More files than these are no module to learn from. */
export const mostFiles = 24;

export type NameFault = 'empty' | 'taken' | 'unfit';

/** Why a file cannot have a name; null where it can. */
export function faultOf(name: string, others: readonly string[]): NameFault | null {
  if (name === '') return 'empty';
  if (name.length > 80 || !path.test(name)) return 'unfit';
  return others.includes(name) ? 'taken' : null;
}

/** A name that none of the files has yet, made from one that may be theirs. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  const [, stem = wanted, ending = ''] = /^(.+?)(\.\w+)?$/.exec(wanted) ?? [];
  let number = 2;
  while (taken.includes(`${stem}${number}${ending}`)) number++;
  return `${stem}${number}${ending}`;
}

/** A path without the steps that it takes back: what `#include "../x.h"` in a folder's file names. */
export function plainPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A name for a file from elsewhere: the last part of its path, without what no name may have. */
export function fitName(name: string): string {
  const last = name.replace(/^.*[\\/]/, '').replace(/^[^A-Za-z0-9_]+/, '');
  return last.replaceAll(/[^\w.+-]/g, '_').slice(0, 80) || 'module.c';
}

/** Which files are checked, in the order in which sparse is given them: those that no other includes. */
export function checkedOf(names: readonly string[]): readonly string[] {
  const sources = names.filter((name) => name.endsWith('.c'));
  return sources.length > 0 ? sources : names.slice(0, 1);
}
