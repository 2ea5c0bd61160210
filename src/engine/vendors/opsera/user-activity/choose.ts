import type { userActivity } from '../../../../model/vendors/opsera';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../given-runs';
import type { Notes } from '../../../reading/reading';
import type { ReadRequest } from '../../vendor';
import { comparable } from '../comparable';
import type { ActivityNarrowing } from '../requests';
import type { ActivityFields, ActivityWords } from './to-events';

/** A list of the selection, which a record has one value of. */
export interface AnyOf {
  field: keyof ActivityFields;
  /** What Opsera calls it. */
  parameter: keyof ActivityNarrowing;
  values: readonly string[];
}

/** A selection in two parts: what Opsera narrows by, and what the engine filters. */
export interface ChosenActivity {
  /** What to ask for, one list each. */
  asked: readonly ActivityNarrowing[];
  /** What to hold the answers against: Opsera takes one value a parameter, and servers have been seen to ignore it. */
  anyOf: readonly AnyOf[];
}

const lists: ReadonlyArray<{
  key: keyof ReadRequest<typeof userActivity>['selection'];
  parameter: keyof ActivityNarrowing;
  field: AnyOf['field'];
}> = [
  { key: 'userIds', parameter: 'user_id', field: 'userId' },
  { key: 'userEmails', parameter: 'user_email', field: 'userEmail' },
  { key: 'activityTypes', parameter: 'type', field: 'type' },
  { key: 'actions', parameter: 'action', field: 'action' },
  { key: 'targetIds', parameter: 'target_id', field: 'targetId' },
];

/** Whether the answer must hold a record of these words; of one that lacks a word nobody knows. */
export function mustHold({ asked, anyOf }: ChosenActivity, words: ActivityWords): boolean {
  return (
    asked.every(({ secondary_action: secondary }) => secondary === undefined) &&
    anyOf.every(({ field, values }) => {
      const word = words[field] ?? '';
      // Opsera itself looks for a single one, letter by letter.
      return values.length === 1 ? values[0] === word : values.map(comparable).includes(comparable(word));
    })
  );
}

/** What an answer is held against: where a record holds its secondary action is not documented, and only one that says another is not wanted. */
export function heldTo({ secondary_action: secondary }: ActivityNarrowing, anyOf: readonly AnyOf[]): readonly AnyOf[] {
  return secondary === undefined
    ? anyOf
    : [...anyOf, { field: 'secondaryAction', parameter: 'secondary_action', values: [secondary] }];
}

/** Each of several secondary actions is asked for by itself, as a record may not say its own. */
export function chooseActivity(
  { selection }: ReadRequest<typeof userActivity>,
  client: VendorClient,
  notes: Notes
): ChosenActivity {
  const common: ActivityNarrowing = {};
  const anyOf: AnyOf[] = [];
  for (const { key, parameter, field } of lists) {
    const values = selection[key];
    const [only] = values;
    if (only !== undefined) {
      anyOf.push({ field, parameter, values });
    }
    if (values.length === 1 && only !== undefined) {
      common[parameter] = only;
    }
  }
  const actions = givenRuns('secondary action', selection.secondaryActions, client, notes);
  const asked = actions.map((action) => ({ ...common, secondary_action: action }));
  return { asked: asked.length > 0 ? asked : [common], anyOf };
}
