import { simulateOpcore } from '../../../tests/simulators/opcore/start';
import { simulatePuppet } from '../../../tests/simulators/puppet/start';
import { opcore } from '../../model/vendors/opcore';
import { puppet } from '../../model/vendors/puppet';
import type { VendorRequest } from '../seam/host';
import { inProcess } from './in-process';

const jobs: VendorRequest = {
  method: 'GET',
  path: '/orchestrator/v1/jobs',
  parameters: [['limit', '1']],
  headers: { 'X-Authentication': { secret: puppet.secrets[0] } },
};

test('the secret is filled in, and the vendor’s answer comes with the headers that the host passes on', async () => {
  const answer = await inProcess(simulatePuppet())(jobs);
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } });
});

test('cookies are kept, and redirects are followed unless the request says no', async () => {
  const send = inProcess(simulateOpcore({ switches: { noSessionAs: 'redirect' } }));
  const nodes: VendorRequest = { method: 'GET', path: '/omk/opCharts/v2/nodes' };
  expect(await send({ ...nodes, followRedirects: false })).toMatchObject({ status: 302 });
  expect(await send(nodes)).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  const form = { username: 'auditor', password: { secret: opcore.secrets[0] } };
  await send({ method: 'POST', path: '/omk/opCharts/login', body: { form }, followRedirects: false });
  expect(await send(nodes)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
});

test('a redirect to another host is a failure that names it', async () => {
  const server = simulatePuppet();
  server.fault({ kind: 'redirect', to: 'https://elsewhere.example.com/x' });
  expect(await inProcess(server)(jobs)).toEqual({ failure: 'redirect', detail: 'elsewhere.example.com' });
});

test('while the vendor asks to wait nothing is sent', async () => {
  const server = simulatePuppet();
  const send = inProcess(server);
  server.fault({ kind: 'status', status: 429, retryAfter: 60, times: 1 });
  const waitUntil = server.clock.now() + 60_000;
  expect(await send(jobs)).toMatchObject({ status: 429, waitUntil });
  expect(await send(jobs)).toEqual({ failure: 'waiting', waitUntil });
  server.clock.advance(60_000);
  expect(await send(jobs)).toMatchObject({ status: 200 });
  expect(server.log.count()).toBe(2);
});

test('a connection that is cut is a failure', async () => {
  const server = simulatePuppet();
  server.fault({ kind: 'resetMidBody' });
  expect(await inProcess(server)(jobs)).toEqual({ failure: 'reset' });
});
