import type { BodyProblem } from '../seam/host';
import type { JsonMember, JsonNode } from './json-node';

const deepest = 500;
const whiteSpace = /[ \t\n\r]*/y;
const wholeNumber = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** What may still become a number when more text comes. */
const begunNumber = /^-?(?:(?:0|[1-9][0-9]*)(?:\.|(?:\.[0-9]+)?[eE][+-]?)?)?$/;
const plainCharacters = /[^"\\\u0000-\u001f]*/y;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Why the text is not one JSON value. */
export class UnreadableJson extends Error {
  constructor(readonly problem: BodyProblem) {
    super(problem);
  }
}

/** Reads one JSON value and nothing after it; own reading, because `JSON.parse` forgets digits, duplicate names and where a text ends. */
export function readJson(text: string): JsonNode {
  return new JsonReader(text).whole();
}

class JsonReader {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): JsonNode {
    const node = this.value(1);
    this.take(whiteSpace);
    if (this.at < this.text.length) {
      throw new UnreadableJson('trailing');
    }
    return node;
  }

  private value(depth: number): JsonNode {
    const next = this.peek();
    switch (next) {
      case '{':
      case '[':
        if (depth > deepest) {
          throw new UnreadableJson('tooDeep');
        }
        this.at++;
        return next === '{'
          ? { kind: 'object', members: this.members(depth) }
          : { kind: 'array', items: this.items(depth) };
      case '"':
        return { kind: 'string', ...this.string() };
      case 'n':
        this.literal('null');
        return { kind: 'null' };
      case 't':
        return { kind: 'boolean', raw: this.literal('true') };
      case 'f':
        return { kind: 'boolean', raw: this.literal('false') };
      default:
        return { kind: 'number', raw: this.number() };
    }
  }

  private members(depth: number): JsonMember[] {
    const members: JsonMember[] = [];
    this.separated('}', () => {
      if (this.peek() !== '"') {
        throw new UnreadableJson('notJson');
      }
      const name = this.string();
      this.expect(':');
      members.push({ name: name.text, raw: name.raw, value: this.value(depth + 1) });
    });
    return members;
  }

  private items(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.separated(']', () => items.push(this.value(depth + 1)));
    return items;
  }

  private separated(end: string, readOne: () => void): void {
    if (this.peek() === end) {
      this.at++;
      return;
    }
    for (;;) {
      readOne();
      if (this.peek() === end) {
        this.at++;
        return;
      }
      this.expect(',');
    }
  }

  private string(): { raw: string; text: string } {
    const start = this.at++;
    const parts: string[] = [];
    for (;;) {
      parts.push(this.take(plainCharacters));
      const next = this.text[this.at];
      if (next === '\\') {
        parts.push(this.escape());
      } else if (next === '"') {
        this.at++;
        return { raw: this.text.slice(start, this.at), text: wellFormed(parts.join('')) };
      } else {
        throw this.unexpected();
      }
    }
  }

  private escape(): string {
    this.at++;
    const letter = this.text[this.at];
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 1, this.at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) {
        this.at = digits.length < 4 && /^[0-9a-fA-F]*$/.test(digits) ? this.text.length : this.at;
        throw this.unexpected();
      }
      this.at += 5;
      return String.fromCharCode(parseInt(digits, 16));
    }
    const character = letter === undefined ? undefined : escapes[letter];
    if (character === undefined) {
      throw this.unexpected();
    }
    this.at++;
    return character;
  }

  private number(): string {
    const start = this.at;
    const raw = this.take(wholeNumber);
    if (raw === '' || continuesWrongly(raw, this.text[this.at])) {
      const rest = this.text.slice(start);
      this.at = begunNumber.test(rest) ? this.text.length : start;
      throw this.unexpected();
    }
    return raw;
  }

  private literal(word: string): string {
    const found = this.text.slice(this.at, this.at + word.length);
    if (found !== word) {
      this.at = word.startsWith(found) ? this.text.length : this.at;
      throw this.unexpected();
    }
    this.at += word.length;
    return word;
  }

  private expect(character: string): void {
    if (this.peek() !== character) {
      throw this.unexpected();
    }
    this.at++;
  }

  private peek(): string {
    this.take(whiteSpace);
    const next = this.text[this.at];
    if (next === undefined) {
      throw this.unexpected();
    }
    return next;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private unexpected(): UnreadableJson {
    return new UnreadableJson(this.at >= this.text.length ? 'truncated' : 'notJson');
  }
}

/** A fraction or an exponent begins after the number, but has no digits. */
function continuesWrongly(raw: string, next: string | undefined): boolean {
  return (next === '.' && !/[.eE]/.test(raw)) || ((next === 'e' || next === 'E') && !/[eE]/.test(raw));
}

/** Half a surrogate pair becomes U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) =>
    found.length === 2 ? found : '\ufffd'
  );
}
