import type { Field } from '@grafana/data';
import { customOf } from './with-custom';

/** In lines; a word that is longer than one is cut, and read where the cell is looked into. */
export const inLines = { wrapText: true, inspect: true };
/** Cut, and whole when pointed at. */
const inOneLine = { wrapText: false, inspect: false };
/** How a column looks, of what Grafana's tables can be told. */
export interface Look {
  hideFrom?: object;
  width?: number | undefined;
  minWidth?: number | undefined;
  wrapText?: boolean;
  inspect?: boolean;
}

/** The looks of columns by their names. */
export type Looks = ReadonlyMap<string, Look>;

/** Where there is not enough room, these are in lines, the first of them first. */
export const yielding = ['target', 'actor', 'event'];
/** Then these are cut. */
const cuttable = ['target', 'actor'];
/** Down to such a width only, where that makes room for more columns, or for those read first. */
const [leastForMore, leastForFirst] = [120, 70];
/** Grafana's own for a column that says none. */
const usualWidth = 150;

export interface Words {
  /** What the longest one takes. */
  longest: number;
  /** Whether a value may have more than one. */
  areSeveral: boolean;
}

interface Table {
  /** In the order in which they stand. */
  fields: readonly Field[];
  /** How many of them are to be read without scrolling. */
  first: number;
  wanted: Looks;
  /** In pixels. */
  room: number;
  /** The words of those that can be in lines. */
  words: ReadonlyMap<string, Words>;
}

/** Narrower columns where not all have room, so that as many as can be have, and none is there half; the message takes what is left. */
export function fitting({ fields, first, wanted, room, words }: Table): Looks {
  for (let count = fields.length; ; count--) {
    const seen = fields.slice(0, count);
    const least = count > first ? leastForMore : leastForFirst;
    const looks = narrowed(wanted, widthOfAll(seen, wanted) - room, least, words);
    const left = room - widthOfAll(seen, looks);
    if (left >= 0 || count <= first) {
      return count < fields.length ? withWiderMessage(looks, Math.max(left, 0)) : looks;
    }
  }
}

function withWiderMessage(looks: Looks, more: number): Looks {
  const { minWidth = 0, ...message } = looks.get('message') ?? {};
  return new Map([...looks, ['message', { ...message, minWidth: minWidth + more }]]);
}

/** @param over pixels that the columns take beyond the room there is */
function narrowed(wanted: Looks, over: number, least: number, words: Table['words']): Looks {
  const looks = new Map(wanted);
  for (const name of yielding) {
    const { width = 0, ...look } = looks.get(name) ?? {};
    const given = Math.min(over, width - Math.max(words.get(name)?.longest ?? width, least));
    if (given > 0) {
      looks.set(name, { ...look, ...inLines, width: width - given });
      over -= given;
    }
  }
  const cut = cuttable.map((name) => ({ name, width: 0, ...looks.get(name) })).sort((a, b) => a.width - b.width);
  let left = cut.reduce((sum, { width }) => sum + width, -over);
  cut.forEach(({ name, ...look }, index) => {
    const width = Math.min(look.width, Math.max(Math.floor(left / (cut.length - index)), least));
    left -= width;
    if (width < look.width) {
      looks.set(name, { ...look, width, ...(words.get(name)?.areSeveral === true ? inLines : inOneLine) });
    }
  });
  return looks;
}

function widthOfAll(fields: readonly Field[], looks: Looks): number {
  return fields.reduce((sum, field) => {
    const { hideFrom, width, minWidth }: Look = { ...customOf(field), ...looks.get(field.name) };
    return hideFrom ? sum : sum + (width ?? minWidth ?? usualWidth);
  }, 0);
}
