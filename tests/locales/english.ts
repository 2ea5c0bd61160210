import i18next from 'i18next';
import {
  archiveModels,
  archiveSecrets,
  formatModels,
  limitModels,
  vendorModels,
} from '../../src/editor/language/models';
import { text } from '../../src/editor/text';

/** A file of sentences, as Grafana reads it. */
export interface Sentences {
  [key: string]: string | Sentences;
}

/** Every sentence that editors look up, by key, with its English. */
export async function english(): Promise<Map<string, string>> {
  const asked = new Map<string, string>();
  await i18next.init({
    lng: 'en-US',
    resources: {},
    showSupportNotice: false,
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key, fallback) => asked.set(key, fallback),
  });
  [text, vendorModels, formatModels, limitModels, archiveModels, archiveSecrets].forEach(readAll);
  return asked;
}

function readAll(tree: unknown): void {
  if (isSentenceToFill(tree)) {
    tree({});
  } else if (typeof tree === 'object' && tree !== null) {
    Object.values(tree).forEach(readAll);
  }
}

function isSentenceToFill(tree: unknown): tree is (values: object) => string {
  return typeof tree === 'function';
}

/** The sentences of a file by key. */
export function flat(sentences: Sentences, place = ''): Array<[string, string]> {
  return Object.entries(sentences).flatMap(([key, value]): Array<[string, string]> => {
    const at = place === '' ? key : `${place}.${key}`;
    return typeof value === 'string' ? [[at, value]] : flat(value, at);
  });
}

/** A file of sentences by key. */
export function nested(sentences: Iterable<readonly [string, string]>): Sentences {
  const file: Sentences = {};
  for (const [key, sentence] of sentences) {
    const path = key.split('.');
    const last = path.pop() ?? key;
    let at = file;
    for (const part of path) {
      const next = at[part];
      at = typeof next === 'object' ? next : (at[part] = {});
    }
    at[last] = sentence;
  }
  return file;
}
