import { isObject } from './is-object';

/** An error's body is short, and so is a status; parsing what is long would hold up everyone. */
const longest = 65_536;

/** The members of a JSON object; undefined where the text is none. */
export function jsonBody(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined || text.length > longest) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
