import { archiveSecrets } from '../../model/archive';
import type { VendorClient } from '../client/client';
import type { Ask } from '../sentences/ask';
import { archiveSettings } from './archive-settings';

/** A query in LogsQL. @param what it reads: `the events` */
export function queryAsk(query: string, what: string, client: VendorClient): Ask {
  const { hasToken, tenant } = archiveSettings(client);
  return {
    request: {
      upstream: 'archive',
      method: 'POST',
      path: '/select/logsql/query',
      headers: {
        ...(hasToken && { Authorization: { secret: archiveSecrets.archiveToken, prefix: 'Bearer ' } }),
        ...(tenant && { AccountID: tenant.account, ProjectID: tenant.project }),
      },
      // In the body, as it may be longer than an address. A cluster may be set up to tell the rest where a part of it is away.
      body: { form: { query, allow_partial_response: 'false' } },
      repeatable: true,
    },
    what,
    listed: `query=${query}`,
  };
}
