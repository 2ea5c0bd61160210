import path from 'node:path';

/** Where the sentences of a language are. */
export function fileOf(language: string): string {
  return path.resolve(__dirname, '../../src/locales', language, 'runtrail-audit-datasource.json');
}
