/** Gives each name its text: a key may be several names with blanks between. */
export function byName(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const [names, text] of Object.entries(texts)) {
    for (const name of names.split(' ')) named[name] = text;
  }
  return named;
}
