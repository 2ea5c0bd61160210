/** A plan says how the host reads a JSON body into columns, while streaming and without JavaScript. */

/** Keys from the outside in. */
export type Path = readonly string[];

export interface ColumnPlan {
  rows: {
    /** Where the row list may be, seen from the root; the first one found in the body counts. `[[]]` = the root itself. */
    anyOf: readonly Path[];
    /**
     * `list`: an array of objects. `members`: an object whose values are the rows. `either`: whichever comes. `record`: an
     * object that is the only row. `lines`: the body is one object a line, and without a line it has no rows; `anyOf` is
     * `[[]]` then.
     */
    as: 'list' | 'members' | 'either' | 'record' | 'lines';
    /** A null in its place is as if it were missing, not an empty list. */
    neverNull?: true;
  };
  columns: Readonly<Record<string, PlannedColumn>>;
  /** Small values from outside the rows. */
  head?: Readonly<Record<string, Path>>;
}

/**
 * `dictionary` and `text` take a number or boolean as its JSON text; `boolean` becomes a dictionary of `true` and `false`;
 * `isoTime` (RFC 3339, with a zone) becomes epoch ms in a number column, null where it is that of a time never set (the year 1,
 * the first day of 1970); `json` keeps the value as it is.
 * In texts U+FFFD stands for characters that would turn the line round which shows them (U+202A-E, U+2066-9); not in `json`.
 * A missing value, null, and a value of another type are null; only the last is counted as `mistyped`.
 */
export interface PlannedColumn {
  /** From the row inwards; `[]` = the row itself (`json` only); `key` = the member's key, null in rows of a list. */
  at: Path | 'key';
  kind: 'dictionary' | 'text' | 'number' | 'isoTime' | 'boolean' | 'json';
  /** A record without it makes no row: `Table.lost` and `unreadable` say how many there were. */
  needed?: boolean;
  /** `number`, `json`: a string that holds a number, or JSON, counts as that. */
  fromText?: boolean;
  /** `text`: terminal colour codes dropped, white space and control characters folded to one space, trimmed. */
  oneLine?: boolean;
  /** `json`: keys of the value that are skipped while streaming. */
  leaveOut?: readonly string[];
}
