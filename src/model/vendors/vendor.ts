import type * as v from 'valibot';
import type { Format } from '../formats';

/** What editors and engine both know of a vendor. */
export interface VendorModel {
  /** `jsonData.vendor` */
  id: string;
  /** As people say it, in messages too. */
  name: string;
  /** One line for whoever chooses a vendor. */
  summary: string;
  /** An example of the URL setting. */
  exampleUrl: string;
  secret: SecretModel;
  /** The vendor's own `jsonData` keys. */
  settings: readonly SettingModel[];
  queryTypes: readonly QueryTypeModel[];
}

export interface SecretModel {
  /** The key in `secureJsonData`. */
  key: string;
  /** On the settings page and in messages. */
  label: string;
  /** How to get one, in one sentence. */
  help: string;
}

export interface SettingModel {
  key: string;
  label: string;
  help: string;
  required: boolean;
  default?: string;
  /** Says whose credentials these are (a user name); what the process remembers of credentials is kept apart by it. */
  account?: boolean;
}

export interface QueryTypeModel {
  /** `vendor.what` */
  id: string;
  label: string;
  description: string;
  /** The selection's lists, in the order of the editor. */
  selection: readonly SelectionListModel[];
  /** Selection lists of which at least one must have an entry; empty = none must. */
  needsOneOf: readonly string[];
  formats: readonly Format[];
  /** Records hold inputs and outputs, which `includePayloads` keeps in the details. */
  hasPayloads?: boolean;
  /** Checks the saved selection (unknown keys are ignored); every list is there after it. */
  selectionSchema: v.GenericSchema<unknown, Readonly<Record<string, readonly string[]>>>;
}

export interface SelectionListModel {
  key: string;
  label: string;
  help: string;
  /** The kind of `resources/options/<kind>` that lists candidates, where the vendor can. */
  optionsKind?: string;
  /** The only words allowed, where they are fixed. */
  words?: readonly string[];
  /** Entries must match; quoted in the error by `formLabel`. */
  form?: RegExp;
  formLabel?: string;
  /** Entries name runs one by one, so that events of theirs outside the time range are worth a notice. */
  namesRuns?: boolean;
  /** What an empty list means, e.g. `Every job in the time range`. Absent = an empty list means nothing is narrowed. */
  emptyMeans?: string;
}
