/** CSI (`ESC [ … m`), OSC (`ESC ] … BEL` or `ESC \`), other sequences, and a lone ESC. */
const escapeSequence = /\u001b(?:\[[0-?]*[ -/]*[@-~]?|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-~])?/g;
const space = /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/g;

/** Terminal sequences dropped, white space and control characters folded to one space, trimmed. */
export function oneLine(text: string): string {
  return text.replace(escapeSequence, '').replace(space, ' ').replace(/^ | $/g, '');
}
