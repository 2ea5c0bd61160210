import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { english, flat, nested, type Sentences } from './english';
import { fileOf } from './files';

const root = path.resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'plugin.json'), 'utf8')) as { languages: string[] };
const read = (language: string) => JSON.parse(readFileSync(fileOf(language), 'utf8')) as Sentences;
const others = manifest.languages.filter((language) => language !== 'en-US');

/** What stands in no sentence: familiar address, a second word for a thing, signs that the language sets otherwise. */
const strangers: Readonly<Record<string, RegExp>> = {
  'de-DE': /(?<!\p{L})(du|dich|dir|dein\p{L}*)(?!\p{L})|Anbieter|Alarmregel|Client-|'|"/iu,
  // A line must not begin with a sign that a space stands before.
  'fr-FR': /(?<!\p{L})(tu|te|ton|ta|tes)(?!\p{L})|vendeur|éditeur|'|"| [:;?!»]|« /iu,
  'ja-JP':
    /フィルタ(?!ー)|サーバ(?!ー)|ユーザ(?!ー)|データ ソース|スキップ|クライアントキー|[Ａ-Ｚａ-ｚ０-９：；？！]|'|"/,
};

test('plugin.json names every language that there is a file of', () => {
  expect([...manifest.languages].sort()).toEqual(readdirSync(path.join(root, 'src/locales')).sort());
});

test('the English file is what editors and model say (npx tsx tests/locales/write-english.ts)', async () => {
  expect(read('en-US')).toEqual(nested(await english()));
});

test('every sentence of the editors is used by one', () => {
  const sources = ['src/editor', 'src/model'].flatMap((folder) => filesUnder(path.join(root, folder)));
  const others = sources.filter((file) => !file.endsWith('text.ts'));
  const names = new Set(others.flatMap((file) => readFileSync(file, 'utf8').match(/\w+/g) ?? []));
  const own = flat(read('en-US')).filter(([key]) => !/^(vendors|formats|limits|operators|fields)\./.test(key));
  const unused = own.filter(([key]) => key.split('.').some((part) => !/^\d/.test(part) && !names.has(part)));
  expect(unused).toEqual([]);
});

describe.each(others)('%s', (language) => {
  const translated = new Map(flat(read(language)));
  const originals = flat(read('en-US'));

  test('has each sentence of the English file, and no other', () => {
    expect([...translated.keys()]).toEqual(originals.map(([key]) => key));
    expect([...translated].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  test('leaves the same places to fill, and the same words to type', () => {
    const marks = (sentence = '') => sentence.match(/\{\{\w+\}\}|`[^`]+`|\\?\$\{?\w*\}?/g)?.sort() ?? [];
    const differing = originals.filter(
      ([key, sentence]) => marks(sentence).join() !== marks(translated.get(key)).join()
    );
    expect(differing).toEqual([]);
  });

  test('says the same numbers', () => {
    const numbers = (sentence = ''): readonly string[] => sentence.match(/\d+/g) ?? [];
    const lacking = originals.filter(([key, sentence]) => {
      const said = numbers(translated.get(key));
      return numbers(sentence).some((number) => !said.includes(number));
    });
    expect(lacking).toEqual([]);
  });

  test('keeps to the words and signs of its language', () => {
    const wrong = strangers[language];
    expect(wrong).toBeDefined();
    expect([...translated].filter(([, sentence]) => wrong?.test(sentence))).toEqual([]);
  });

  test('says one thing in one way', () => {
    const ways = new Map<string, Set<string>>();
    originals.forEach(([key, sentence]) => {
      ways.set(sentence, (ways.get(sentence) ?? new Set()).add(translated.get(key) ?? ''));
    });
    expect([...ways].filter(([, said]) => said.size > 1).map(([sentence, said]) => [sentence, ...said])).toEqual([]);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
