import { viewOf } from './view';

type Placeholders<Sentence> = Sentence extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** A table of English sentences as it is read: those with `{{placeholders}}` are functions of their values. */
export type Translated<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends string
    ? [Placeholders<Table[Key]>] extends [never]
      ? string
      : (values: Readonly<Record<Placeholders<Table[Key]>, string | number>>) => string
    : Translated<Table[Key]>;
};

/** A table of sentences in the language of whoever reads it. */
export function translated<const Table extends object>(table: Table): Translated<Table> {
  return viewOf(table, '', () => true) as Translated<Table>;
}

const told = ['label', 'description', 'help', 'summary', 'formLabel', 'emptyMeans'];

/** Something of the model with what people read of it in their language; names and ids stay. @param place of its sentences */
export function translatedModel<Model extends object>(model: Model, place: string): Model {
  return viewOf(model, place, (key) => told.includes(key)) as Model;
}
