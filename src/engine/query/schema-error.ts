import type * as v from 'valibot';
import { badRequest, type AnswerError } from '../sentences/answer-error';
import { quoted } from '../sentences/quoted';

/** What a person is told about the first thing that a schema did not like. */
export function schemaError(issue: v.BaseIssue<unknown>): AnswerError {
  const keys = (issue.path ?? []).map(({ key }) => key);
  const last = [...keys].reverse().find((key) => typeof key === 'string');
  const where = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  if (issue.type === 'picklist' && typeof issue.input === 'string') {
    return badRequest(`Unknown ${String(last)} ${quoted(issue.input)}: use one of ${wordsOf(issue)}.`);
  }
  // What an object lacks is told of the object, by a path that leads to where it should be.
  if (issue.type === 'object' && issue.input === undefined) {
    return badRequest(`${where.slice(1)} is missing.`);
  }
  if (issue.type === 'max_length') {
    return badRequest(
      `${where.slice(1)} has ${issue.received.replace(/"/g, '')} entries, more than a query takes (${String(issue.requirement)}): choose fewer, or use a pattern (=~) in a filter.`
    );
  }
  return badRequest(`${where.slice(1)} must be ${wantedOf(issue)}, not ${quoted(issue.input)}.`);
}

function wordsOf(issue: v.BaseIssue<unknown>): string {
  return (issue.expected ?? '').replace(/[()"]/g, '').replace(/ \| /g, ', ');
}

function wantedOf(issue: v.BaseIssue<unknown>): string {
  switch (issue.type) {
    case 'picklist':
      return `one of ${wordsOf(issue)}`;
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'string':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'number':
    case 'integer':
    case 'min_value':
      return 'a whole number from 1';
    case 'check':
      return issue.message;
    default:
      return issue.expected ?? 'something else';
  }
}
