import type { SimulatedRequest } from '../base/request';

/** What a request asks for, or the sentence of the 400. */
export type Read<T> = { value: T } | { wrong: string };

/** Absent = undefined. */
export function wholeNumber(request: SimulatedRequest, name: string): Read<number | undefined> {
  const text = request.query.get(name);
  if (text === null) {
    return { value: undefined };
  }
  return /^\d+$/.test(text)
    ? { value: Number(text) }
    : { wrong: `The ${name} parameter must be an integer: "${text}"` };
}

export function oneOf<T extends string>(
  request: SimulatedRequest,
  name: string,
  words: readonly T[]
): Read<T | undefined> {
  const text = request.query.get(name);
  const word = words.find((candidate) => candidate === text);
  // that a word out of the list is refused with a 400 is an inference
  return text !== null && word === undefined
    ? { wrong: `The ${name} parameter must be one of ${words.join(', ')}: "${text}"` }
    : { value: word };
}

/** Epoch ms. */
export function time(request: SimulatedRequest, name: string): Read<number | undefined> {
  const text = request.query.get(name);
  if (text === null) {
    return { value: undefined };
  }
  const value = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(value) ? { wrong: `The ${name} parameter must be a timestamp: "${text}"` } : { value };
}
