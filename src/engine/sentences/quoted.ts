const longest = 200;
/** A longer word runs out of the box in which Explore shows an error. */
const longestWord = 80;
/** As `pkg/columns/one_line.go` drops them from columns: sentences are made where there is no host. */
const terminalCodes = /\u001b(?:\[[0-?]*[ -/]*[@-~]?|\](?:[^\u0007\u001b]*(?:\u0007|\u001b\\))?|[ -/]*[0-~])?/g;

/** What most names are, of which there may be a hundred thousand. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/;

/** A vendor's or person's own words for a message: one line, no terminal codes, at most 200 characters. */
export function oneLine(text: string): string {
  if (text.length <= longest && plainLine.test(text)) {
    return text;
  }
  return cut(folded(text.slice(0, 4 * longest)), longest);
}

/** One line as the host makes it in columns: without terminal codes, with a blank in place of all white space and control characters. */
export function folded(text: string): string {
  // They go first: were only their escape character folded away, `[31m` would stay behind.
  const plain = withoutTurns(text.replace(terminalCodes, ''));
  const characters = Array.from(plain, (character) => (isControl(character) ? ' ' : character));
  return characters.join('').replace(/\s+/g, ' ').trim();
}

/** As the host gives texts in columns: without characters that turn what follows round. */
export function withoutTurns(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** With `…` in place of the rest, and no half of a character before it. */
function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

function isControl(character: string): boolean {
  return character < ' ' || (character >= '\u007f' && character <= '\u009f');
}

/** Something wrong, in quotation marks: texts as they are, the rest as JSON. A blank at either end may be all that is wrong. */
export function quoted(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (typeof value !== 'string') {
    return oneLine(JSON.stringify(value));
  }
  const blankFor = (trimmed: string): string => (trimmed === value ? '' : ' ');
  const words = oneLine(value).split(' ');
  const shown = words.map((word) => cut(word, longestWord)).join(' ');
  return `"${blankFor(value.trimStart())}${shown}${blankFor(value.trimEnd())}"`;
}

/** What a vendor said of a fault, after a colon; nothing where it said nothing. */
export function reasonSuffix(said = ''): string {
  return said.trim() === '' ? '' : `: "${oneLine(said)}"`;
}

/** `a, b or c` */
export function oneOf(words: readonly string[]): string {
  return joined(words, 'or');
}

/** `a, b and c` */
export function allOf(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1] ?? ''}`;
}
