import { withSecret, withoutSecret, type Settings } from './settings-change';

/** A header of every call, as the SDK reads it: its name and its secret value have the same number. */
export interface HttpHeader {
  name: string;
  /** The key of its value among the secrets. */
  secret: string;
}

const nameKey = (number: number) => `httpHeaderName${number}`;
const valueKey = (number: number) => `httpHeaderValue${number}`;

/** The SDK counts from 1 and ends where a number is missing. */
export function httpHeaders({ jsonData }: Settings): HttpHeader[] {
  const headers: HttpHeader[] = [];
  for (let number = 1; typeof jsonData[nameKey(number)] === 'string'; number++) {
    headers.push({ name: String(jsonData[nameKey(number)]), secret: valueKey(number) });
  }
  return headers;
}

/** @param at which header, from 0; one behind the last is added */
export function withHeaderName(settings: Settings, at: number, name: string): Settings {
  return { ...settings, jsonData: { ...settings.jsonData, [nameKey(at + 1)]: name } };
}

/** Those behind it move up; a saved value cannot, since nobody here knows it, and is asked for again. */
export function withoutHeader(settings: Settings, at: number): Settings {
  const headers = httpHeaders(settings);
  const typed = headers.map(({ secret }) => settings.secureJsonData?.[secret] ?? '');
  let changed = settings;
  for (let next = at + 1; next < headers.length; next++) {
    changed = withHeaderName(changed, next - 1, headers[next]?.name ?? '');
    changed = withSecret(withoutSecret(changed, valueKey(next)), valueKey(next), typed[next] ?? '');
  }
  const last = headers.length;
  const jsonData = Object.fromEntries(Object.entries(changed.jsonData).filter(([key]) => key !== nameKey(last)));
  return withoutSecret({ ...changed, jsonData }, valueKey(last));
}
