import type { DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from '../seam/column';
import type { EventColumns } from './events';

/** What makes one column of those of several pieces, by their kind. */
export interface ColumnMap {
  number(columns: readonly NumberColumn[]): NumberColumn;
  dictionary(columns: readonly DictionaryColumn[]): DictionaryColumn;
  text(columns: readonly TextColumn[]): TextColumn;
  json(columns: readonly JsonColumn[]): JsonColumn;
}

/** Each field's column made of the pieces' own; `details` only when every piece has them. */
export function mapColumns(
  pieces: readonly EventColumns[],
  { number, dictionary, text, json }: ColumnMap
): EventColumns {
  const details = pieces.map((piece) => piece.details).filter((column): column is JsonColumn => column !== undefined);
  return {
    time: number(pieces.map(({ time }) => time)),
    end: number(pieces.map(({ end }) => end)),
    event: dictionary(pieces.map(({ event }) => event)),
    outcome: dictionary(pieces.map(({ outcome }) => outcome)),
    effect: dictionary(pieces.map(({ effect }) => effect)),
    actor: dictionary(pieces.map(({ actor }) => actor)),
    target: dictionary(pieces.map(({ target }) => target)),
    run: dictionary(pieces.map(({ run }) => run)),
    message: text(pieces.map(({ message }) => message)),
    eventId: text(pieces.map(({ eventId }) => eventId)),
    ...(pieces.length > 0 && details.length === pieces.length ? { details: json(details) } : {}),
  };
}
