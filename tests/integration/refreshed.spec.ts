import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { busyVendors } from './busy-vendors';
import { useGrafana } from './world';

/** Grafana ends what a panel still waits for when it refreshes it. */
const refreshAfter = 1_000;
const mostRefreshes = 20;

describe('A panel that is refreshed before its answer is there', () => {
  const grafana = useGrafana('refreshed');

  for (const { vendor, query } of busyVendors) {
    it(`${vendor.name}: gets it after some refreshes, as what was read is not read again`, async () => {
      const simulator = await vendor.start({ now: Date.now() - 3_600_000 });
      try {
        const asked = query(simulator);
        const uid = await grafana().addDataSource({
          url: simulator.url,
          jsonData: { vendor: vendor.id, maxConcurrentRequests: 2, maxRequestsPerSecond: 1000, ...vendor.jsonData },
          secureJsonData: vendor.secureJsonData,
        });
        simulator.fault({ kind: 'slowHeaders', milliseconds: 120 });
        const refreshed = () => {
          const to = simulator.clock.now();
          const signal = AbortSignal.timeout(refreshAfter);
          return grafana()
            .query(uid, asked, { from: to - 86_400_000, to, signal })
            .catch(() => undefined);
        };
        assert.equal(await refreshed(), undefined);
        let answer;
        for (let count = 0; answer === undefined && count < mostRefreshes; count++) {
          simulator.clock.advance(500);
          answer = await refreshed();
        }
        assert.equal(answer?.status, 200);
        assert.equal(answer.error, undefined);
      } finally {
        await simulator.stop();
      }
    });
  }
});
