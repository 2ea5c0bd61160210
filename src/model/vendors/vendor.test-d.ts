/** What the compiler must know of vendors. Nothing here runs: what is wrong does not compile. */
import type { nodeAudit, opcore } from './opcore';
import type { opsera } from './opsera';
import type { opus } from './opus';
import type { jobEvents, jobs } from './puppet';
import type { UpstreamKey } from '../other-upstreams';
import type { SelectionOf } from './selection';
import type { VendorOptions } from './setting';
import { defineQueryType, defineVendor, type QueryTypeModel, type VendorModel } from './vendor';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(proof: Same<A, B>): void;

// A selection has its query type's lists and no others; of any query type it has lists by name.
same<keyof SelectionOf<typeof jobEvents>, 'jobs' | 'jobTypes' | 'tasks'>(true);
same<keyof SelectionOf<typeof jobs>, 'jobTypes' | 'tasks'>(true);
same<SelectionOf<typeof nodeAudit>['nodes'], readonly string[]>(true);
same<SelectionOf<QueryTypeModel>[string], readonly string[]>(true);

// A vendor's own settings have the type of their kind; a text that need not be there may be absent.
same<VendorOptions<typeof opus>, { readonly allowPayloads: boolean }>(true);
same<VendorOptions<typeof opsera>, { readonly timeZone: string | undefined }>(true);
same<
  VendorOptions<typeof opcore>,
  { readonly username: string; readonly timeZone: string; readonly loginPath: string }
>(true);
same<VendorOptions<VendorModel>[string], string | number | boolean | undefined>(true);

// A query type can only need lists that it has.
defineQueryType({
  id: 'any.thing',
  label: '',
  description: '',
  selection: [{ key: 'things', label: '', help: '' }],
  // @ts-expect-error There is no list of jobs.
  needsOneOf: ['jobs'],
  formats: [],
});

// A secret is its vendor's own, by its name: neither another vendor's nor another upstream's; and no setting is another upstream's.
same<
  Exclude<'archiveUrl' | 'historyUrl' | 'historical' | 'url', UpstreamKey<'archive' | 'history'>>,
  'historical' | 'url'
>(true);
declare const rest: Omit<VendorModel, 'id' | 'secrets' | 'settings'>;
const secrets = [{ key: 'anyToken', label: '', help: '' }] as const;
const setting = { kind: 'text', label: '', help: '' } as const;
defineVendor({ ...rest, id: 'any', secrets, settings: [{ ...setting, key: 'archives' }] });
// @ts-expect-error The host would keep it for the archive.
defineVendor({ ...rest, id: 'any', secrets, settings: [{ ...setting, key: 'archiveUrl' }] });
// @ts-expect-error So it would here.
defineVendor({ ...rest, id: 'any', secrets: [{ key: 'archiveToken', label: '', help: '' }], settings: [] });
// @ts-expect-error It could be that of a vendor called anything.
defineVendor({ ...rest, id: 'any', secrets: [{ key: 'anythingToken', label: '', help: '' }], settings: [] });
// @ts-expect-error No vendor has the name of another upstream.
defineVendor({ ...rest, id: 'archive', secrets: [{ key: 'archiveToken', label: '', help: '' }], settings: [] });

// Candidates are of a list that the vendor has, whatever it calls it.
declare const told: Omit<VendorModel, 'id' | 'secrets' | 'queryTypes' | 'lists'>;
const queryType = { id: 'any.thing', label: '', description: '', needsOneOf: [], formats: [] } as const;
const things = { key: 'ids', label: '', help: '', optionsKind: 'things' } as const;
const queryTypes = [{ ...queryType, selection: [things] }] as const;
defineVendor({ ...told, id: 'any', secrets, queryTypes, lists: [{ key: 'things', label: '' }] });
// @ts-expect-error There is no list of things.
defineVendor({ ...told, id: 'any', secrets, queryTypes, lists: [{ key: 'jobs', label: '' }] });
