import { useState } from 'react';

interface Row {
  text: string;
  key: number;
}

/**
 * Keys for entries that have no name of their own. An entry keeps its key while others come and go or it changes in its place: a row
 * that is made anew loses the click on it, and what is typed in it.
 */
export function useRowKeys(entries: readonly unknown[]): number[] {
  const texts = entries.map((entry) => JSON.stringify(entry));
  const [rows, setRows] = useState<readonly Row[]>(() => texts.map((text, key) => ({ text, key })));
  const isKnown = rows.length === texts.length && rows.every(({ text }, at) => text === texts[at]);
  const now = isKnown ? rows : followed(rows, texts);
  if (!isKnown) {
    setRows(now);
  }
  return now.map(({ key }) => key);
}

function followed(before: readonly Row[], texts: readonly string[]): Row[] {
  const free = new Set(before);
  const keyOf = (row: Row | undefined) => (row !== undefined && free.delete(row) ? row.key : undefined);
  const same = texts.map((text, at) => {
    const alike = before.filter((row) => row.text === text && free.has(row));
    return keyOf(alike.find((row) => row === before[at]) ?? alike[0]);
  });
  const unused = 1 + before.reduce((most, { key }) => Math.max(most, key), -1);
  return texts.map((text, at) => ({ text, key: same[at] ?? keyOf(before[at]) ?? unused + at }));
}
