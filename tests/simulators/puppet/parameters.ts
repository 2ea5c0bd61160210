import type { SimulatedRequest } from '../base/request';

/** A parameter that the server refuses with a 400; the message says which and why. */
export class WrongParameter extends Error {}

/** Absent = undefined. */
export function wholeNumber(request: SimulatedRequest, name: string): number | undefined {
  const text = request.query.get(name);
  if (text !== null && !/^\d+$/.test(text)) {
    throw new WrongParameter(`The ${name} parameter must be an integer: "${text}"`);
  }
  return text === null ? undefined : Number(text);
}

/** That a word out of the list is refused with a 400 is an inference. */
export function oneOf<T extends string>(request: SimulatedRequest, name: string, words: readonly T[]): T | undefined {
  const text = request.query.get(name);
  const word = words.find((candidate) => candidate === text);
  if (text !== null && word === undefined) {
    throw new WrongParameter(`The ${name} parameter must be one of ${words.join(', ')}: "${text}"`);
  }
  return word;
}

/** Epoch ms. */
export function time(request: SimulatedRequest, name: string): number | undefined {
  const text = request.query.get(name);
  if (text === null) {
    return undefined;
  }
  const value = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(value)) {
    throw new WrongParameter(`The ${name} parameter must be a timestamp: "${text}"`);
  }
  return value;
}

/** The `:id` of the path. */
export function jobName(request: SimulatedRequest): string {
  const name = request.parameters['id'] ?? '';
  if (!/^\d+$/.test(name)) {
    throw new WrongParameter(`The job id must be an integer: "${name}"`);
  }
  return name;
}
