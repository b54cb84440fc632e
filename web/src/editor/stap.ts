import { StreamLanguage, type StreamParser, type StringStream } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { foldBraces } from './braces';

/** Where the reader of a script stands between two tokens. */
interface Reader {
  /** Something that goes on over line ends. */
  inside: 'code' | 'comment' | 'embedded C';
  /** What the next words are: a probe's points, or the name of a function. */
  expects: 'statement' | 'points' | 'function name';
  /** How many braces and parentheses are open. */
  depth: number;
  /** How many braces of a group such as syscall.{open,close} are open. */
  group: number;
  /** The last token that was no space. */
  last: string;
}

const keywords = new Set(
  (
    'probe global private function if else for foreach in limit return delete while break continue next ' +
    'string long try catch'
  ).split(' '),
);

function token(stream: StringStream, reader: Reader): string | null {
  if (reader.inside === 'comment') {
    if (stream.skipTo('*/')) {
      stream.match('*/');
      reader.inside = 'code';
    } else {
      stream.skipToEnd();
    }
    return 'comment';
  }
  if (reader.inside === 'embedded C') {
    if (stream.skipTo('%}')) {
      stream.match('%}');
      reader.inside = 'code';
    } else {
      stream.skipToEnd();
    }
    return 'meta';
  }
  if (stream.eatSpace()) return null;
  const style = codeToken(stream, reader);
  if (style !== 'comment') reader.last = stream.current();
  return style;
}

function codeToken(stream: StringStream, reader: Reader): string | null {
  if (stream.match('#') || stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    reader.inside = 'comment';
    return 'comment';
  }
  if (stream.match('%{')) {
    reader.inside = 'embedded C';
    return 'meta';
  }
  if (stream.match(/^%[(?:)]/)) return 'macroName';
  if (stream.match(/^"(?:[^"\\]|\\.)*"/)) return 'string';
  if (stream.match('"')) {
    // A string ends with its line, whether it was closed or not.
    stream.skipToEnd();
    return 'invalid';
  }
  if (stream.match(/^\d\w*/)) return 'number';
  if (stream.match(/^@(?:#|[\w$]+)/)) return 'macroName';
  if (stream.match(/^\$(?:#|[\w$]*)/)) return 'variableName.special';
  if (stream.match(/^[A-Za-z_][\w$]*/)) return word(stream, reader);
  return sign(stream, reader);
}

function word(stream: StringStream, reader: Reader): string | null {
  const name = stream.current();
  if (reader.expects === 'points' && reader.last === '.') return 'namespace';
  if (keywords.has(name)) {
    if (name === 'probe') reader.expects = 'points';
    else if (name === 'function') reader.expects = 'function name';
    else reader.expects = 'statement';
    return 'keyword';
  }
  if (reader.expects === 'points') return 'namespace';
  if (reader.expects === 'function name') {
    reader.expects = 'statement';
    return 'variableName.function';
  }
  return stream.match(/^\s*\(/, false) ? 'variableName.function' : null;
}

function sign(stream: StringStream, reader: Reader): string | null {
  const character = stream.next();
  const points = reader.expects === 'points';
  if (character === '{') {
    const inPoint = points && (reader.group > 0 || reader.last === '.');
    if (inPoint) reader.group++;
    else reader.expects = 'statement';
    reader.depth++;
    return inPoint ? 'namespace' : null;
  }
  if (character === '}') {
    const inPoint = reader.group > 0;
    if (inPoint) reader.group--;
    reader.depth = Math.max(0, reader.depth - 1);
    return inPoint ? 'namespace' : null;
  }
  return points && character && '.*?!'.includes(character) ? 'namespace' : null;
}

/** Reads SystemTap scripts token by token, to colour and to indent them. */
export const reading: StreamParser<Reader> = {
  name: 'systemtap',
  startState: () => ({ inside: 'code', expects: 'statement', depth: 0, group: 0, last: '' }),
  copyState: (reader) => ({ ...reader }),
  token,
  indent(reader, after, { unit }) {
    if (reader.inside !== 'code') return null;
    return Math.max(0, reader.depth - (/^\s*\}/.test(after) ? 1 : 0)) * unit;
  },
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['(', '[', '{', '"'] },
    indentOnInput: /^\s*\}$/,
    wordChars: '$@',
  },
};

export const extension: Extension = [StreamLanguage.define(reading), foldBraces];
