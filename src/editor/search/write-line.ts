import { operators } from '../../model/query';
import type { SavedFilter } from '../saved/query';
import { globOf } from './glob';

/**
 * The line that means these filters; undefined where there is none, as for an operator that is not known, a value with a line
 * break, which a browser's input drops, or a word that a variable has left empty.
 */
export function writeLine(filters: readonly SavedFilter[]): string | undefined {
  const parts = filters.map(writePart);
  return parts.every((part) => part !== undefined) ? parts.join(' ') : undefined;
}

function writePart({ field, operator, values }: SavedFilter): string | undefined {
  const isSayable = operators.some((known) => known === operator) && /^[a-z]+$/.test(field);
  if (!isSayable || values.some((value) => /[\r\n]/.test(value))) {
    return undefined;
  }
  const minus = operator.startsWith('!') ? '-' : '';
  if (!operator.endsWith('~')) {
    return values.includes('') ? undefined : `${minus}${field}:${values.map(quotedWhereNeeded).join(',')}`;
  }
  const globs = values.map(globOf);
  return globs.some((glob) => glob === '' || glob?.includes('*')) && globs.every(isPlainGlob)
    ? `${minus}${field}:${globs.map((glob) => glob || '""').join(',')}`
    : `${minus}${field}~${values.map(quotedWhereNeeded).join(',')}`;
}

function isPlainGlob(glob: string | undefined): boolean {
  return glob !== undefined && /^[^\s",]*$/.test(glob);
}

function quotedWhereNeeded(value: string): string {
  return /^[^\s",*]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
