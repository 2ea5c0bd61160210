/** What the compiler must refuse of requests. Nothing here runs. */
import { puppet } from '../../model/vendors/puppet';
import type { VendorRequest } from './host';

const get = { method: 'GET', path: '/' } as const;

// A secret is one of a model's: there is no naming another, and none beyond those it has.
void ({ ...get, headers: { a: { secret: puppet.secrets[0], prefix: 'Bearer ' } } } satisfies VendorRequest);
// @ts-expect-error A name alone may be wrong.
void ({ ...get, headers: { a: { secret: 'pupetToken' } } } satisfies VendorRequest);
// @ts-expect-error In a form too.
void ({ ...get, body: { form: { a: { secret: 'puppetToken' } } } } satisfies VendorRequest);
// @ts-expect-error Puppet has one.
void ({ ...get, headers: { a: { secret: puppet.secrets[1] } } } satisfies VendorRequest);
