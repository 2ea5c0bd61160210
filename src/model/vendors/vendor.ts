import type { Effect, GroupField } from '../event';
import type { Format } from '../formats';
import type { OtherUpstream, UpstreamKey } from '../other-upstreams';
import type { SelectionListModel } from './selection';
import type { SettingModel } from './setting';

/** What editors and engine both know of a vendor. */
export interface VendorModel {
  /** `jsonData.vendor` */
  id: Lowercase<string>;
  /** As people say it, in messages too. */
  name: string;
  /** One line for whoever chooses a vendor. */
  summary: string;
  /** An example of the URL setting. */
  exampleUrl: string;
  /** What signs in, in the order of the settings page; all are needed. */
  secrets: readonly [SecretModel, ...SecretModel[]];
  /** The vendor's own `jsonData` keys. */
  settings: readonly SettingModel[];
  /** The first is read where a query does not say what to read. */
  queryTypes: readonly [QueryTypeModel, ...QueryTypeModel[]];
  /** What it can list. */
  lists: readonly ListModel[];
}

export interface ListModel {
  /** The kind in `resources/options/<kind>`. */
  key: string;
  label: string;
}

export interface SecretModel {
  /** The key in `secureJsonData`, which begins with the vendor's id, so that one vendor's secret is never sent to another. */
  key: string;
  /** On the settings page and in messages. */
  label: string;
  /** How to get one, in one sentence. */
  help: string;
}

export interface QueryTypeModel {
  /** `vendor.what` */
  id: string;
  label: string;
  description: string;
  /** The selection's lists, in the order of the editor. */
  selection: readonly SelectionListModel[];
  /** Keys of selection lists of which at least one must have an entry; empty = none must. */
  needsOneOf: readonly string[];
  formats: readonly Format[];
  /** What people call the run of an event, as `job` in `job 352`; absent where its run says nothing to them. */
  runWord?: string;
  /** The effects that its events can have; absent = they tell of none. */
  effects?: readonly Effect[];
  /** Every event's outcome is `info`. */
  hasNoOutcomes?: true;
  /** Fields that are empty in all of its events. */
  emptyFields?: readonly GroupField[];
  /** Records hold inputs and outputs, which `includePayloads` keeps in the details: the key of the switch that allows it. */
  payloadsNeed?: string;
}

/** A query type with everything the compiler can know of it: above all the keys of its selection. */
export function defineQueryType<const Q extends QueryTypeModel>(
  queryType: Q & { needsOneOf: ReadonlyArray<Q['selection'][number]['key']> }
): Q {
  return queryType;
}

/** Begins with its vendor's id: no other vendor's, nor another upstream's, which the host tells by the name they begin with. */
type OwnSecret<Id extends string> = SecretModel & {
  key: Id extends OtherUpstream ? never : `${Id}${Capitalize<string>}`;
};
/** Any but another upstream's. */
type OwnSetting<Key extends string> = SettingModel & { key: Exclude<Key, UpstreamKey<OtherUpstream>> };

/** Its candidates are of a list that there is. */
type ListedFrom<Key extends string> = SelectionListModel & { optionsKind?: Key };

/** A vendor with everything the compiler can know of it: its secrets, its own settings and their types. */
export function defineVendor<const V extends VendorModel>(
  vendor: V & {
    secrets: ReadonlyArray<OwnSecret<V['id']>>;
    settings: ReadonlyArray<OwnSetting<V['settings'][number]['key']>>;
    queryTypes: ReadonlyArray<{ selection: ReadonlyArray<ListedFrom<V['lists'][number]['key']>> }>;
  }
): V {
  return vendor;
}
