import { type Answer, html, json, jsonType, text } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Route } from '../base/route';
import type { Company } from './company';
import type { Credential } from './credential';
import { failure, loginPage, noDataFound } from './errors';
import { listNodes } from './node-list';
import { auditRecord, nodeRecord } from './records';
import { sampleBody, sampleNode } from './sample';
import type { Switches } from './switches';

const nodes = '/omk/opCharts/v2/nodes';

/** The login, whose path is a switch. */
export function loginRoutes(credential: Credential, { loginPath }: Readonly<Switches>): Route[] {
  const logIn = (path: string): Route => ({ method: 'POST', path, handle: (request) => credential.logIn(request) });
  return [
    logIn(loginPath),
    logIn(`${loginPath}.json`),
    { method: 'GET', path: loginPath, handle: () => loginPage(loginPath) },
  ];
}

/** Behind the login. */
export function routesOf(company: Company, switches: { readonly values: Readonly<Switches> }): Route[] {
  return [
    // where a good login leads to
    { method: 'GET', path: '/omk/opCharts', handle: () => html('opCharts', 200) },
    {
      method: 'GET',
      path: '/omk/opCore/v2/audit/:uuid',
      handle: (request) => audit(request, company, switches.values),
      records: { rows: [''], times: ['when'], id: 'details', words: ['status'] },
    },
    {
      method: 'GET',
      path: nodes,
      handle: (request) => listNodes(request, company, switches.values),
      records: { rows: ['nodes'], times: [], id: 'uuid', counts: ['total'] },
    },
    {
      method: 'GET',
      path: `${nodes}/:uuid`,
      handle: (request) => {
        const node = company.nodes.get((request.parameters['uuid'] ?? '').toLowerCase());
        return node && !node.isDeleted
          ? json(nodeRecord(node, ['name', 'configuration.group'], switches.values))
          : failure(404, 'Node not found');
      },
    },
  ];
}

function audit(request: SimulatedRequest, company: Company, switches: Readonly<Switches>): Answer {
  // compared without regard to case, as NMIS does
  const uuid = (request.parameters['uuid'] ?? '').toLowerCase();
  if (uuid === sampleNode) {
    return text(sampleBody, jsonType);
  }
  const node = company.nodes.get(uuid);
  const record = node && !node.isForgotten && auditRecord(node, switches);
  return record === undefined || record === false ? noDataFound() : json(record);
}
