import type { userActivity } from '../../../../model/vendors/opsera';
import type { VendorClient } from '../../../client/client';
import { givenRuns } from '../../given-runs';
import type { Notes } from '../../../reading/reading';
import type { ReadRequest } from '../../vendor';
import type { ActivityNarrowing } from '../requests';
import type { ActivityFields } from './to-events';

/** A list of the selection that has entries: of a record that is wanted the field has one of these values. */
export interface SelectedList {
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
  selected: readonly SelectedList[];
}

const lists: ReadonlyArray<{
  key: keyof ReadRequest<typeof userActivity>['selection'];
  parameter: keyof ActivityNarrowing;
  field: SelectedList['field'];
}> = [
  { key: 'userIds', parameter: 'user_id', field: 'userId' },
  { key: 'userEmails', parameter: 'user_email', field: 'userEmail' },
  { key: 'activityTypes', parameter: 'type', field: 'type' },
  { key: 'actions', parameter: 'action', field: 'action' },
  { key: 'targetIds', parameter: 'target_id', field: 'targetId' },
];

/** Each of several secondary actions is asked for by itself, as a record may not say its own. */
export function chooseActivity(
  { selection }: ReadRequest<typeof userActivity>,
  client: VendorClient,
  notes: Notes
): ChosenActivity {
  const common: ActivityNarrowing = {};
  const selected: SelectedList[] = [];
  for (const { key, parameter, field } of lists) {
    const values = selection[key];
    const [only] = values;
    if (only !== undefined) {
      selected.push({ field, parameter, values });
    }
    if (values.length === 1 && only !== undefined) {
      common[parameter] = only;
    }
  }
  const actions = givenRuns('secondary action', selection.secondaryActions, client, notes);
  const asked = actions.map((action) => ({ ...common, secondary_action: action }));
  return { asked: asked.length > 0 ? asked : [common], selected };
}
