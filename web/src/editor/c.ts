import { StreamLanguage, type StreamParser, type StringStream } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { foldBraces } from './braces';

/** Where the reader of a file stands between two tokens. */
interface Reader {
  inside: 'code' | 'comment' | 'directive';
  /** Whether a comment that goes on over line ends stands in a directive. */
  directive: boolean;
  /** How many braces and how many parentheses are open. */
  braces: number;
  parens: number;
  /** Whether nothing but space has stood in the line so far. */
  first: boolean;
  /** Whether a backslash joins the next line to this one. */
  unfinished: boolean;
  /** Whether a header's name comes next. */
  include: boolean;
}

const keywords = new Set(
  (
    'auto break case const continue default do else enum extern for goto if inline register restrict return ' +
    'sizeof static struct switch typedef union volatile while _Alignof _Atomic _Noreturn _Static_assert ' +
    '_Thread_local asm __asm__ typeof __typeof__ __attribute__ __extension__ __inline __inline__ __restrict ' +
    '__volatile__ __const'
  ).split(' '),
);

const types = new Set(
  (
    'void char short int long float double signed unsigned bool _Bool _Complex __int128 size_t ssize_t loff_t ' +
    'off_t pid_t uid_t gid_t dev_t umode_t gfp_t __poll_t u8 u16 u32 u64 s8 s16 s32 s64 uintptr_t ' +
    'uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t __be16 __be32 __be64 __le16 __le32 __le64'
  ).split(' '),
);

/** What sparse adds to C: whose memory a pointer names, and which locks are held. */
const annotations = new Set(
  (
    '__user __kernel __iomem __percpu __rcu __force __nocast __safe __bitwise __private noderef ' +
    'address_space __acquires __releases __must_hold __acquire __release __cond_lock __must_check'
  ).split(' '),
);

function token(stream: StringStream, reader: Reader): string | null {
  if (stream.sol()) {
    reader.first = true;
    if (reader.inside === 'directive' && !reader.unfinished) reader.inside = 'code';
    reader.unfinished = false;
  }
  if (reader.inside === 'comment') return comment(stream, reader);
  if (stream.eatSpace()) return null;
  if (stream.match(/^\\$/)) {
    reader.unfinished = true;
    return null;
  }
  if (stream.match('/*')) {
    reader.directive = reader.inside === 'directive';
    return comment(stream, reader);
  }
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  const first = reader.first;
  reader.first = false;
  if (first && stream.match(/^#\s*\w*/)) {
    reader.inside = 'directive';
    reader.include = /^#\s*include/.test(stream.current());
    return 'meta';
  }
  if (reader.inside === 'directive' && reader.include && stream.match(/^(?:<[^>]*>?|"[^"]*"?)/)) {
    return 'string';
  }
  return code(stream, reader);
}

function comment(stream: StringStream, reader: Reader): string {
  if (stream.skipTo('*/')) {
    stream.match('*/');
    reader.inside = reader.directive ? 'directive' : 'code';
    reader.directive = false;
  } else {
    stream.skipToEnd();
    reader.inside = 'comment';
  }
  return 'comment';
}

function code(stream: StringStream, reader: Reader): string | null {
  if (stream.match(/^(?:u8|[uUL])?"(?:[^"\\]|\\.)*"/)) return 'string';
  if (stream.match(/^[uUL]?'(?:[^'\\]|\\.)+'/)) return 'string';
  if (stream.match(/^["']/)) {
    // A string ends with its line, whether it was closed or not.
    stream.skipToEnd();
    return 'invalid';
  }
  if (stream.match(/^\.?\d(?:[eEpP][+-]|[\w.])*/)) return 'number';
  if (stream.match(/^[A-Za-z_$][\w$]*/)) return word(stream);
  const sign = stream.next() ?? '';
  if (reader.inside === 'code') count(sign, reader);
  return null;
}

function word(stream: StringStream): string | null {
  const name = stream.current();
  if (annotations.has(name)) return 'modifier';
  if (keywords.has(name)) return 'keyword';
  if (types.has(name)) return 'typeName';
  if (/^[A-Z_][A-Z0-9_]+$/.test(name)) return 'literal';
  return stream.match(/^\s*\(/, false) ? 'variableName.function' : null;
}

function count(sign: string, reader: Reader): void {
  if (sign === '{') reader.braces++;
  if (sign === '}') reader.braces = Math.max(0, reader.braces - 1);
  if (sign === '(' || sign === '[') reader.parens++;
  if (sign === ')' || sign === ']') reader.parens = Math.max(0, reader.parens - 1);
  if (sign === ';' || sign === '{' || sign === '}') reader.parens = 0;
}

/** Reads C token by token, to colour and to indent it. */
export const reading: StreamParser<Reader> = {
  name: 'c',
  startState: () => ({
    inside: 'code',
    directive: false,
    braces: 0,
    parens: 0,
    first: true,
    unfinished: false,
    include: false,
  }),
  copyState: (reader) => ({ ...reader }),
  token,
  indent(reader, after, { unit }) {
    if (reader.inside === 'comment') return null;
    if (/^\s*#/.test(after)) return 0;
    // What ends a block or labels a place in it stands where the block began.
    const outer = /^\s*(?:\}|case\b|default\s*:)/.test(after) || /^\s*\w+:(?!:)/.test(after);
    return Math.max(0, reader.braces - (outer ? 1 : 0)) * unit + reader.parens * unit;
  },
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['(', '[', '{', '"', "'"] },
    indentOnInput: /^\s*(?:\}|#|case\b.*:|default\s*:)$/,
    wordChars: '_',
  },
};

export const extension: Extension = [StreamLanguage.define(reading), foldBraces];
