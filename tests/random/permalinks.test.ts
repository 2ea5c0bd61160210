import { createRandom } from '../simulators/base/random';
import { addJob } from '../simulators/puppet/handmade-job';
import { simulatePuppet } from '../simulators/puppet/start';
import { simulatedLines, type Range } from './simulated-lines';

const second = 1_000;
const begin = Date.UTC(2026, 10, 21, 11);
const range = { from: begin - second, to: begin + 60 * second };

/** Jobs of which many events fall into the same moments, as with a vendor that counts in seconds. */
function crowdedPuppet() {
  const random = createRandom(3);
  const server = simulatePuppet();
  for (let job = 1; job <= 6; job++) {
    const events = Array.from({ length: 60 }, (_, index) => ({
      id: String(job * 1_000 + index),
      type: 'node_finished',
      timestamp: new Date(begin + random.whole(0, 5) * second).toISOString(),
      details: { node: `node-${index}` },
    }));
    // The first one ends last, so that it is found first.
    addJob(server, { name: String(job), finished: `2026-11-21T11:${job === 1 ? 50 : 10}:00Z` }, ...events);
  }
  return simulatedLines(server);
}

interface Line {
  id: unknown;
  time: number;
}

/** As Explore makes it: the range ends at the next newer moment on the page. */
function permalinkRange(page: readonly Line[], place: number): Range {
  const newer = page.slice(0, place).filter(({ time }) => time > (page[place]?.time ?? NaN));
  return { from: range.from, to: newer[newer.length - 1]?.time ?? range.to };
}

test('a permalink lands on its line, also among lines of one moment of which the limit leaves some out', async () => {
  const source = crowdedPuppet();
  const lost: unknown[] = [];
  for (const limit of [1_000, 200, 50, 7]) {
    const query = { queryType: 'puppet.jobEvents', format: 'logs', limit };
    const [{ values: ids }, { values: times }] = await Promise.all([
      source.ask(query, range, 'id'),
      source.ask(query, range, 'timestamp'),
    ]);
    const page = ids.map((id, row) => ({ id, time: Date.parse(String(times[row])) }));
    for (let place = 0; place < page.length; place += 7) {
      const linked = await source.ask(query, permalinkRange(page, place), 'id');
      if (!linked.values.includes(page[place]?.id)) {
        lost.push({ limit, place });
      }
    }
  }
  expect(lost).toEqual([]);
});

test('of lines of one moment a limit keeps the same ones, in whichever order their runs are read', async () => {
  const source = crowdedPuppet();
  const query = { queryType: 'puppet.jobEvents', format: 'logs', limit: 20 };
  const found = (await source.ask(query, range, 'id')).values;
  const given = (await source.ask({ ...query, jobs: ['1', '2', '3', '4', '5', '6'] }, range, 'id')).values;
  expect(found).toHaveLength(20);
  expect(found).toEqual(given);
});
