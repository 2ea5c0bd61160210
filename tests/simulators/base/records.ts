/** Where the answer of a route holds its records, so that quiet faults can spoil those of any vendor. Paths are dotted. */
export interface RecordsAt {
  /** The list, or the object whose values are records (`''` = the body); the first of these that is there. Absent = the answer is one record. */
  rows?: readonly string[];
  /** Keys of a record that hold a time, the one that it happened at first. */
  times: readonly string[];
  /** The key that holds a record's id. */
  id?: string;
  /** How many records there are, as the answer itself says it. */
  counts?: readonly string[];
  /** Lists of the names of records that lie in an object. */
  names?: readonly string[];
  /** Keys of a record that say in a word how far it is, or how it ended. */
  words?: readonly string[];
}

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records within a parsed body, to be changed in place. */
export function recordsIn(body: unknown, at: RecordsAt): JsonObject[] {
  const place = placeIn(body, at);
  return place === undefined ? (isObject(body) ? [body] : []) : Object.values(place.rows).filter(isObject);
}

/** Leaves out the records at these places; counts stay as they are. */
export function leaveOut(body: unknown, at: RecordsAt, isOut: (index: number) => boolean): void {
  const place = placeIn(body, at);
  if (place === undefined || !isObject(body)) {
    return;
  }
  if (Array.isArray(place.rows)) {
    place.set(place.rows.filter((_, index) => !isOut(index)));
    return;
  }
  let index = 0;
  place.set(Object.fromEntries(Object.entries(place.rows).filter(([, row]) => !isObject(row) || !isOut(index++))));
}

/** Lists each record twice; the members of an object cannot be. */
export function repeat(body: unknown, at: RecordsAt): void {
  const place = placeIn(body, at);
  if (place !== undefined && Array.isArray(place.rows)) {
    place.set(place.rows.flatMap((row) => [row, row]));
  }
}

/** Makes each count of the answer another one, and the lists of names that go with it. */
export function recount(body: unknown, at: RecordsAt, change: (count: number) => number): void {
  for (const path of at.counts ?? []) {
    const place = valueAt(body, path);
    if (typeof place?.value === 'number') {
      place.set(Math.max(0, change(place.value)));
    }
  }
}

/** Takes the names of records that are no longer shown out of the lists of names. */
export function forgetNames(body: unknown, at: RecordsAt): void {
  const rows = placeIn(body, at)?.rows;
  for (const path of at.names ?? []) {
    const place = valueAt(body, path);
    if (place && Array.isArray(place.value) && isObject(rows)) {
      place.set(place.value.filter((name) => String(name) in rows));
    }
  }
}

interface Place {
  rows: unknown[] | JsonObject;
  set(rows: unknown): void;
}

function placeIn(body: unknown, at: RecordsAt): Place | undefined {
  for (const path of at.rows ?? []) {
    const place = path === '' ? { value: body, set: (rows: unknown) => refill(body, rows) } : valueAt(body, path);
    if (place && (Array.isArray(place.value) || isObject(place.value))) {
      return { rows: place.value, set: (rows) => place.set(rows) };
    }
  }
  return undefined;
}

/** The body itself cannot be replaced. */
function refill(body: unknown, rows: unknown): void {
  if (isObject(body) && isObject(rows)) {
    Object.keys(body).forEach((key) => Reflect.deleteProperty(body, key));
    Object.assign(body, rows);
  }
}

function valueAt(body: unknown, path: string): { value: unknown; set(value: unknown): void } | undefined {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), body);
  return isObject(holder) && last in holder
    ? {
        value: holder[last],
        set: (value) => {
          holder[last] = value;
        },
      }
    : undefined;
}
