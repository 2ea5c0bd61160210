import type { Frame, Result } from '../../preview/grafana-api';

/** What no text for people may hold. */
const unfit =
  /puppet-token|_opus-key|opcore-password|opsera-token|goroutine|\.go:\d|\bat \w+ \(|TypeError|<html|<!DOCTYPE|\bundefined\b|\[object/i;

/** What is wrong with an answer, undefined when nothing is: it is there, or says in a sentence why not. */
export function complaintOf(result: Result | undefined): string | undefined {
  if (!result) {
    return 'there is no answer';
  }
  const { error, errorSource, frames } = result;
  if (error !== undefined) {
    return errorSource === 'downstream' ? complaintOfMessage(error, false) : `it is the plugin's fault: ${error}`;
  }
  if (frames.length === 0) {
    return 'there is no frame';
  }
  return frames.map(complaintOfFrame).find((complaint) => complaint !== undefined);
}

/** A health text may lack the full stop when all is well. */
export function complaintOfMessage(message: string, isFine: boolean): string | undefined {
  if (/made a mistake|error of its own/.test(message)) {
    return `it is the plugin's fault: ${message}`;
  }
  const isSentence = isFine ? /^\S.*$/ : /^\S.*[.)]$/;
  return !isSentence.test(message) || unfit.test(message) || message.length > 900
    ? `it is no sentence: ${message.slice(0, 2000)}`
    : undefined;
}

function complaintOfFrame({ schema, data }: Frame): string | undefined {
  const lengths = new Set(data.values.map((values) => values.length));
  if (lengths.size > 1 || data.values.length !== schema.fields.length) {
    return 'its columns are not of one length';
  }
  for (const [index, { name, type }] of schema.fields.entries()) {
    const isTime = type === 'time' && name !== 'end';
    if (isTime && data.values[index]?.some((value) => typeof value !== 'number')) {
      return `there is a row without ${name}`;
    }
  }
  const notices = schema.meta?.notices ?? [];
  return notices.map(({ text }) => complaintOfMessage(text, false)).find((complaint) => complaint !== undefined);
}
