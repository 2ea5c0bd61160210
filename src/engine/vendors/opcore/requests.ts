import { opcore as model } from '../../../model/vendors/opcore';
import { uuid } from '../../../model/vendors/selection';
import type { OpcoreSettings } from './client';
import type { VendorRequest } from '../../seam/host';
import { badRequest } from '../../sentences/answer-error';
import type { Ask } from '../../sentences/ask';
import { quoted } from '../../sentences/quoted';

const [password] = model.secrets;

/** Nodes on a page of the list; 25 is opCore's default, and no highest number is documented. */
export const nodesPerPage = 500;

/** No node has it: asking for its audit shows that audits may be read, and nothing else. */
export const unusedUuid = '00000000-0000-0000-0000-000000000000';

/**
 * The form login of all FirstWave applications; a good one answers with a cookie, which the host keeps whatever its name:
 * https://docs.community.firstwave.com/wiki/spaces/opCharts/pages/3165159678/opCharts+REST+API+Reference
 */
export function loginAsk({ vendorOptions }: OpcoreSettings): Ask {
  const request: VendorRequest = {
    method: 'POST',
    path: vendorOptions.loginPath,
    body: { form: { username: vendorOptions.username, password: { secret: password } } },
    repeatable: false,
    // Where a good login leads to is a page for people.
    followRedirects: false,
  };
  return { request, what: 'the login' };
}

/** @param page counted from 1; `total` comes only with `count`, names only with `properties` */
export function nodesAsk(page: number, limit: number): Ask {
  const request: VendorRequest = {
    method: 'GET',
    path: '/omk/opCharts/v2/nodes',
    parameters: [
      ['page', String(page)],
      ['limit', String(limit)],
      ['count', '1'],
      ['properties', '["name"]'],
    ],
  };
  return { request, what: 'the list of nodes' };
}

export function auditAsk(node: string): Ask {
  if (!uuid.test(node)) {
    throw badRequest(`${quoted(node)} is no opCore node: a node is given by its UUID.`);
  }
  return {
    request: { method: 'GET', path: `/omk/opCore/v2/audit/${encodeURIComponent(node)}` },
    what: `the audit of node ${node}`,
    missing: `opCore has no audit for node ${node}.`,
  };
}
