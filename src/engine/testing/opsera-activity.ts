import { auditRecord } from '../../../tests/simulators/opsera/handmade-records';
import { simulateOpsera } from '../../../tests/simulators/opsera/start';
import type { Simulation } from '../../../tests/simulators/base/simulation';
import type { userActivity as model } from '../../model/vendors/opsera';
import type { ReadRequest } from '../vendors/vendor';
import { opsera } from '../vendors/opsera';
import { zoneProof } from '../vendors/opsera/zone/zone-proof';
import { userActivity } from '../vendors/opsera/user-activity/reader';
import { plainEvents, told } from './data-source';
import { plainRequest } from './plain-request';
import { simulatedDataSource } from './simulated-data-source';

/** Half an hour that does not begin with a minute. */
export const range = { from: Date.parse('2026-11-21T10:30:30Z'), to: Date.parse('2026-11-21T11:00:30Z') };

export type Request = ReadRequest<typeof model>;

export const everything = {
  userIds: [],
  userEmails: [],
  activityTypes: [],
  actions: [],
  secondaryActions: [],
  targetIds: [],
};

/** User activity of the half hour, read from a simulated server. */
export function reading(
  server: Simulation,
  selection: Partial<Request['selection']> = {},
  request: Partial<Request> = {}
) {
  const source = simulatedDataSource(opsera, server);
  const asked = {
    ...plainRequest,
    selection: { ...everything, ...selection },
    ...range,
    ...request,
  };
  const read = async () => {
    // Its calls are not what these tests look at.
    await zoneProof(source.client());
    source.calls();
    const { value, ...said } = told(await userActivity.read(asked, source.client()));
    return { ...said, events: plainEvents(value) };
  };
  return { source, read };
}

/** @param records what is not named is as in v1's documented record */
export function serverWith(records: Array<Parameters<typeof auditRecord>[0]>): Simulation {
  const server = simulateOpsera();
  server.add({ activity: records.map(auditRecord) });
  return server;
}
