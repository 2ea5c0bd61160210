import type { RecordPlan } from '../../client/record-plan';
import type { ColumnPlan, PlannedColumn } from '../../seam/plan';

/** Of a node's record; files in base64 and personal data are in there. */
const payloads = ['execution_input', 'execution_output', 'executionInput', 'executionOutput'];

/** An error may come with status 200, and then says so in here. */
const errorHead = {
  statusCode: ['statusCode'],
  message: ['message'],
  error: ['error'],
  errors: ['errors'],
  success: ['success'],
};

export interface AuditDetails {
  /** The nodes' whole records are wanted. */
  details: boolean;
  /** With their inputs and outputs. */
  includePayloads: boolean;
}

/** `GET /job/{id}/audit`: one row a node. Its key is the node's name; where the nodes come as a list they tell it themselves. */
export function auditPlan(wanted: AuditDetails): RecordPlan {
  return {
    word: 'node',
    lacking: 'a record with a readable start',
    fields: {
      status: { name: 'execution_status', makes: 'outcome' },
      start: { name: 'execution_start_time', makes: 'time' },
      duration: { name: 'execution_time' },
    },
    rows: { anyOf: [['audit', 'nodes_execution_data']], as: 'either' },
    columns: {
      key: { at: 'key', kind: 'dictionary' },
      nodeName: { at: ['node_name'], kind: 'dictionary' },
      name: { at: ['name'], kind: 'dictionary' },
      label: { at: ['label'], kind: 'dictionary' },
      status: { at: ['execution_status'], kind: 'dictionary' },
      start: { at: ['execution_start_time'], kind: 'number', fromText: true },
      duration: { at: ['execution_time'], kind: 'number', fromText: true },
      ...detailsColumn(wanted),
    },
    head: {
      ...errorHead,
      nb_nodes: ['nb_nodes'],
      executed_nodes: ['executed_nodes'],
      nb_executed_nodes: ['nb_executed_nodes'],
      running_node: ['running_node'],
      next_node_to_execute: ['next_node_to_execute'],
      remaining_nodes_to_execute: ['remaining_nodes_to_execute'],
      failed_nodes: ['failed_nodes'],
      nb_failed_nodes: ['nb_failed_nodes'],
    },
  };
}

/** `GET /job/search` */
export const searchPlan: ColumnPlan = {
  rows: { anyOf: [['jobs']], as: 'list', neverNull: true },
  columns: {
    id: { at: ['jobExecutionId'], kind: 'dictionary' },
    title: { at: ['title'], kind: 'dictionary' },
    status: { at: ['status'], kind: 'dictionary' },
    created: { at: ['createdAt'], kind: 'isoTime' },
    user: { at: ['user', 'name'], kind: 'dictionary' },
  },
  head: { ...errorHead, totalCount: ['totalCount'] },
};

function detailsColumn({ details, includePayloads }: AuditDetails): Record<string, PlannedColumn> {
  return details ? { details: { at: [], kind: 'json', ...(includePayloads ? {} : { leaveOut: payloads }) } } : {};
}
