import type { Condition } from '../../seam/host';
import type { ReadRequest } from '../vendor';
import type { ActivityPage } from './activity-page';
import type { ActivityNarrowing } from './requests';

type Field = keyof ActivityPage['fields'];

/** One of several in a list of the selection. */
export interface AnyOf {
  field: Field;
  values: readonly string[];
}

/** A selection as Opsera and the engine share it out. */
export interface Narrowings {
  /** What to ask for, one question each. */
  asked: readonly ActivityNarrowing[];
  /** What to hold the answers against: Opsera takes one value a parameter. */
  anyOf: readonly AnyOf[];
}

const lists: ReadonlyArray<{ key: string; parameter: keyof ActivityNarrowing; field: Field }> = [
  { key: 'userIds', parameter: 'user_id', field: 'userId' },
  { key: 'userEmails', parameter: 'user_email', field: 'userEmail' },
  { key: 'activityTypes', parameter: 'type', field: 'type' },
  { key: 'actions', parameter: 'action', field: 'action' },
  { key: 'targetIds', parameter: 'target_id', field: 'targetId' },
];

/** Where a record holds its secondary action is not documented, so each of several is asked for by itself. */
export function narrowingsOf({ selection }: ReadRequest): Narrowings {
  const common: ActivityNarrowing = {};
  const anyOf: AnyOf[] = [];
  for (const { key, parameter, field } of lists) {
    const values = selection[key] ?? [];
    const [only] = values;
    if (values.length === 1 && only !== undefined) {
      common[parameter] = only;
    } else if (values.length > 1) {
      anyOf.push({ field, values });
    }
  }
  const secondary = selection.secondaryActions ?? [];
  const asked = secondary.map((action) => ({ ...common, secondary_action: action }));
  return { asked: asked.length > 0 ? asked : [common], anyOf };
}

/** Holds for the rows of a page that are wanted. */
export function wantedConditions({ fields }: ActivityPage, anyOf: readonly AnyOf[]): Condition[] {
  return anyOf.map(({ field, values }) => {
    const wanted = new Set(values.map((value) => comparable(field, value)));
    const { codes, values: words } = fields[field];
    const allowed = Uint8Array.from([0, ...words.map((word) => (wanted.has(comparable(field, word)) ? 1 : 0))]);
    return { kind: 'codes', codes, allowed };
  });
}

/** The case of an e-mail address says nothing. */
function comparable(field: Field, value: string): string {
  return field === 'userEmail' ? value.toLowerCase() : value;
}
