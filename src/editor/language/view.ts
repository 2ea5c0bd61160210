import { t } from '@grafana/i18n';

/**
 * The same tree with its sentences as getters: the language is not known yet when modules are loaded, so each is looked up
 * when it is read, under its place in the tree. @param isSentence by the key it stands under
 */
export function viewOf(tree: object, place: string, isSentence: (key: string) => boolean): object {
  const view = Array.isArray(tree) ? [] : {};
  const entries: Array<[string, unknown]> = Object.entries(tree);
  for (const [key, value] of entries) {
    const at = [place, nameOf(value) ?? key].filter((part) => part !== '').join('.');
    if (typeof value === 'string' && isSentence(key)) {
      Object.defineProperty(view, key, { enumerable: true, get: () => sentence(at, value) });
    } else {
      const isTree = Array.isArray(value) || isRecord(value);
      Object.defineProperty(view, key, { enumerable: true, value: isTree ? viewOf(value, at, isSentence) : value });
    }
  }
  return view;
}

/** A sentence, or a function where it has placeholders. */
function sentence(key: string, english: string): string | ((values: object) => string) {
  // React escapes what it shows; twice would be seen.
  const tell = (values: object) => t(key, english, { ...values, interpolation: { escapeValue: false } });
  return english.includes('{{') ? tell : tell({});
}

/** What an entry of a list is called in the language files; undefined for what has no name of its own. */
function nameOf(value: unknown): string | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { key, id } = value;
  return typeof key === 'string' ? key : typeof id === 'string' ? id.split('.').at(-1) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
