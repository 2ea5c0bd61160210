import * as v from 'valibot';

/** What tests see of an answer. */
export interface Got {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; tests read on from here, so it is whatever it is. */
  json: unknown;
}

/** Fetches without following redirects. */
export async function get(url: string, init: RequestInit = {}): Promise<Got> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}

/** The same for answers of a known shape; throws where the shape is another. */
export async function read<T>(schema: v.GenericSchema<unknown, T>, url: string, init: RequestInit = {}): Promise<T> {
  return v.parse(schema, (await get(url, init)).json);
}
