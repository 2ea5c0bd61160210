import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Result } from '../preview/grafana-api';
import type { Fault } from '../simulators/base/fault';
import { busyVendors, type Busy } from './busy-vendors';
import { useGrafana } from './world';

const headers = { FromAlert: 'true', 'X-Cache-Skip': 'true' };
const slowly: Fault = { kind: 'slowHeaders', milliseconds: 150 };

describe('After an answer', { concurrency: true }, () => {
  const grafana = useGrafana('nothing-goes-on');

  /** Asks one vendor for much; the calls that came before the end, and those after it. */
  async function callsOf({ vendor, query }: Busy, fault: Fault | undefined, leaveAfter?: number) {
    const simulator = await vendor.start({ now: Date.now() - 3_600_000 });
    try {
      const asked = query(simulator);
      const limits = { maxConcurrentRequests: 2, maxRequestsPerSecond: 1000, timeout: 30 };
      const jsonData = { ...limits, queryTimeout: fault === slowly ? 2 : 30 };
      const uid = await grafana().addDataSource({
        url: simulator.url,
        jsonData: { vendor: vendor.id, ...jsonData, ...vendor.jsonData },
        secureJsonData: vendor.secureJsonData,
      });
      if (fault) {
        simulator.fault(fault);
      }
      const to = simulator.clock.now();
      const options = { from: to - 86_400_000, to, headers };
      let result: Result | undefined;
      if (leaveAfter === undefined) {
        result = await grafana().query(uid, asked, options);
      } else {
        const signal = AbortSignal.timeout(leaveAfter);
        await assert.rejects(grafana().query(uid, asked, { ...options, signal }));
        // until the plugin hears of it, however busy the machine is; whoever did not hear would have called too often by then
        await setTimeout(600);
      }
      const during = simulator.log.count();
      await setTimeout(1_000);
      return { result, during, later: simulator.log.count() - during };
    } finally {
      await simulator.stop();
    }
  }

  for (const busy of busyVendors) {
    const { name } = busy.vendor;

    it(`${name}: no call comes after all was read`, async () => {
      const { result, during, later } = await callsOf(busy, undefined);
      assert.equal(result?.error, undefined);
      assert.ok(during >= 30, `${during} calls`);
      assert.equal(later, 0);
    });

    it(`${name}: no call comes after one part had failed`, async () => {
      const { result, later } = await callsOf(busy, { kind: 'status', status: 403, skip: 6 });
      assert.ok(result?.error);
      assert.equal(later, 0);
    });

    it(`${name}: no call comes after the time was up`, async () => {
      const { result, during, later } = await callsOf(busy, slowly);
      assert.ok(result?.error);
      assert.ok(during < 30, `${during} calls`);
      assert.equal(later, 0);
    });

    it(`${name}: no call comes after everyone has left`, async () => {
      const { during, later } = await callsOf(busy, slowly, 500);
      assert.ok(during < 10, `${during} calls`);
      assert.equal(later, 0);
    });
  }
});
