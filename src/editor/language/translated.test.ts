import i18next from 'i18next';
import { translated, translatedModel } from './translated';

const table = translated({ greeting: 'Hello', farewell: { sentence: 'Bye, {{name}}' } });

beforeEach(async () => {
  await i18next.init({ lng: 'de-DE', fallbackLng: 'en-US', resources: {}, showSupportNotice: false });
});

const say = (language: string, sentences: object) =>
  i18next.addResourceBundle(language, 'translation', sentences, true, true);

test('a sentence is said in the language that Grafana has when it is read', async () => {
  say('de-DE', { greeting: 'Hallo' });
  expect(table.greeting).toBe('Hallo');
  await i18next.changeLanguage('en-US');
  expect(table.greeting).toBe('Hello');
});

test('what a language lacks is said in English', () => {
  expect(table.greeting).toBe('Hello');
  expect(table.farewell.sentence({ name: 'Anna' })).toBe('Bye, Anna');
});

test('what is filled in stays as it is: React escapes it', () => {
  say('de-DE', { farewell: { sentence: 'Ade, {{name}}' } });
  expect(table.farewell.sentence({ name: 'https://a/b?c=<d>' })).toBe('Ade, https://a/b?c=<d>');
});

test('of the model only what people read is translated, under the ids of its parts', () => {
  say('de-DE', { vendors: { acme: { summary: 'Läufe', queryTypes: { runs: { label: 'Lauf' } } } } });
  const form = /^x$/;
  const [vendor] = translatedModel(
    [
      {
        id: 'acme',
        name: 'Acme',
        summary: 'Runs',
        queryTypes: [{ id: 'acme.runs', label: 'Run', words: ['a'], form }],
      },
    ],
    'vendors'
  );
  expect(vendor).toEqual({
    id: 'acme',
    name: 'Acme',
    summary: 'Läufe',
    queryTypes: [{ id: 'acme.runs', label: 'Lauf', words: ['a'], form }],
  });
});
