import { type Answer, json } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Company } from './company';
import { failure } from './errors';
import type { Node } from './node';
import { nodeRecord } from './records';
import type { Switches } from './switches';

/** GET /omk/opCharts/v2/nodes: deleted nodes are not in it. Sorting is not documented; the order of creation. */
export function listNodes(request: SimulatedRequest, company: Company, switches: Readonly<Switches>): Answer {
  const properties = parsed(request.query.get('properties') ?? '[]');
  const filter = parsed(request.query.get('filter') ?? '{}');
  if (!Array.isArray(properties) || typeof filter !== 'object' || filter === null) {
    return failure(400, 'Invalid properties or filter');
  }
  const asked = Number(request.query.get('limit') ?? switches.defaultLimit);
  const limit = switches.maxLimit > 0 ? Math.min(asked, switches.maxLimit) : asked;
  const page = Number(request.query.get('page') ?? 1);
  if (!(limit >= 1) || !(page >= 1)) {
    return failure(400, 'Invalid limit or page');
  }
  const found = company
    .listed()
    .filter((node) => Object.entries(filter).every(([name, value]) => propertyOf(node, name) === value));
  const shown = found.slice((page - 1) * limit, page * limit);
  const total = switches.countOf === 'page' ? shown.length : found.length;
  return json({
    nodes: shown.map((node) => nodeRecord(node, properties, switches)),
    ...(switches.countsNodes && request.query.get('count') === '1' && { total }),
  });
}

function propertyOf(node: Node, name: string): string | undefined {
  return new Map([
    ['uuid', node.uuid],
    ['name', node.name],
    ['configuration.group', node.group],
  ]).get(name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
