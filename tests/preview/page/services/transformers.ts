import {
  FieldType,
  standardTransformers,
  stringToJsRegex,
  type DataFrame,
  type DataTransformerInfo,
  type TransformerRegistryItem,
} from '@grafana/data';
import { map } from 'rxjs';

/** Grafana's transformations: those of its packages, and a stand-in for one that is in Grafana alone. */
export function transformers(): TransformerRegistryItem[] {
  // Two of them are exported under two names.
  return [...new Set([...Object.values(standardTransformers), extractFields])].map((transformation) => ({
    id: transformation.id,
    name: transformation.name,
    transformation: forEither(transformation),
    editor: () => null,
    imageDark: '',
    imageLight: '',
  }));
}

/** Grafana 12 reads what is registered; Grafana 13 calls it, and reads what it brings. */
function forEither({ name, ...rest }: DataTransformerInfo): DataTransformerInfo {
  const bring = () => Promise.resolve({ name, ...rest });
  return Object.assign(bring, rest);
}

interface Extraction {
  source: string;
  regExp: string;
}

/** Fields of a text by the named groups of a pattern: `/(?<day>\d) (?<hour>.+)/`. */
const extractFields: DataTransformerInfo<Extraction> = {
  id: 'extractFields',
  name: 'Extract fields',
  operator: (options) => map((frames) => frames.map((frame) => withExtracted(frame, options))),
};

function withExtracted(frame: DataFrame, { source, regExp }: Extraction): DataFrame {
  const pattern = stringToJsRegex(regExp);
  const rows = frame.fields
    .find(({ name }) => name === source)
    ?.values.map((text) => pattern.exec(String(text))?.groups);
  const extracted = Object.keys(rows?.[0] ?? {}).map((name) => ({
    name,
    type: FieldType.string,
    config: {},
    values: rows?.map((groups) => groups?.[name]) ?? [],
  }));
  return { ...frame, fields: [...frame.fields, ...extracted] };
}
