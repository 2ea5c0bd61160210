import type { JSONSchema7 } from 'json-schema';
import { mostEntries } from '../../src/model/query';
import type { QueryTypeModel, SelectionListModel, VendorModel } from '../../src/model/vendors';
import { queryKeys } from './query-keys';

/** An entry that a dashboard variable stands in; its values are checked when the query runs. */
const variable: JSONSchema7 = { pattern: '\\$|\\[\\[' };

/** What a saved query of this type looks like. It is stricter than the engine, which ignores keys that it does not know. */
export function queryTypeSchema(
  { id, selection, needsOneOf, formats, payloadsNeed }: QueryTypeModel,
  { lists: kinds }: VendorModel
): JSONSchema7 {
  const { format, includePayloads, ...keys } = queryKeys();
  const lists = selection.map((list): [string, JSONSchema7] => [list.key, listSchema(list)]);
  return {
    type: 'object',
    additionalProperties: false,
    required: ['queryType'],
    properties: {
      queryType: { type: 'string', enum: [id], description: 'What to read.' },
      ...Object.fromEntries(lists),
      format: { ...format, enum: [...formats] },
      ...keys,
      ...(payloadsNeed !== undefined && includePayloads && { includePayloads }),
      list: {
        type: 'string',
        enum: kinds.map(({ key }) => key),
        description: 'Of a dashboard variable: what the vendor lists, in place of values of events.',
      },
    },
    ...(needsOneOf.length > 0 && {
      anyOf: [
        ...needsOneOf.map((key) => ({ required: [key], properties: { [key]: { minItems: 1 } } })),
        { required: ['list'] },
      ],
    }),
  };
}

function listSchema({
  help,
  emptyMeans,
  words,
  refused,
  form,
  formLabel,
  ignoresCase,
}: SelectionListModel): JSONSchema7 {
  const forms: JSONSchema7[] = [
    ...(words ? [{ enum: [...words] }] : []),
    ...(form ? [{ pattern: ignoresCase ? form.source.replaceAll('a-f', 'a-fA-F') : form.source }] : []),
  ];
  return {
    type: 'array',
    maxItems: mostEntries,
    description: [help, formLabel && sentence(formLabel), emptyMeans && `Empty means: ${lowered(emptyMeans)}.`]
      .filter(Boolean)
      .join(' '),
    items: {
      type: 'string',
      ...(forms.length > 0 && { anyOf: [...forms, variable] }),
      ...(refused && { not: { enum: [...refused] } }),
    },
  };
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
const lowered = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
