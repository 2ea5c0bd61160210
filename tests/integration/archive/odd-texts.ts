/** Each character that could mean something to a query, within a text and alone, and words of the language itself. */
export function oddTexts(): string[] {
  const characters = [
    ...Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code)),
    ...['\u2028', '\u2029', '\ufeff', '\u200b', '\u212a', '\u017f', '\u0130', '\u{1f600}', '\u4e2d', 'e\u0301'],
  ];
  const words = [
    ...['\\"', '") or *', '"} | delete', '| stats count()', '# comment', '_time:5m', 'a:b', '--', '\\x41', '\\u0041'],
    ...['007', '1e3', '1.0', '0x10', '12345678901234567890', '2026-01-01T00:00:00Z', '1.2.3.4', 'true', 'null'],
    ...['and', 'or', 'not', 'in(a)', 'x\ny', 'a  b', '%00', '*'],
  ];
  const inside = characters.map((character) => `a${character}b`);
  const alone = characters.filter((character) => /^[!-~]$/.test(character));
  return [...new Set([...inside, ...alone, ...words])];
}
