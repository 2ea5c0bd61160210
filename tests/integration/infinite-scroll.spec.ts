import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Row, rowsOf } from '../preview/grafana-api';
import { jobRecord } from '../simulators/puppet/handmade-job';
import { puppetUid, useWorld } from './world';

const world = useWorld('infinite-scroll');
const minute = 60_000;
/** Of them always this many happen in one millisecond; pages end within such a one. */
const [lines, atOnce, limit] = [120, 7, 25];

interface Range {
  from: number;
  to: number;
}

/** A job of the last half hour, and the ids of its lines, newest first. */
function addLines(job: string): { range: Range; ids: string[] } {
  const { puppet } = world();
  const to = puppet.clock.now();
  const range = { from: to - 60 * minute, to };
  const at = (line: number) => new Date(to - 30 * minute + Math.floor(line / atOnce) * 5_000).toISOString();
  const events = Array.from({ length: lines }, (_, line) => ({
    id: String(9_000 + line),
    type: line === lines - 1 ? 'job_finished' : 'node_finished',
    timestamp: at(line),
    details: { node: `web-${line}` },
    message: `line ${line}`,
  }));
  const [created, finished] = [at(0), at(lines - 1)];
  puppet.add({ job: jobRecord({ name: job, created, finished, nodeCount: lines }), events });
  return { range, ids: events.map(({ id }) => `${job}/${id}`).reverse() };
}

async function page(job: string, range: Range): Promise<Row[]> {
  const query = { queryType: 'puppet.jobEvents', format: 'logs', jobs: [job], limit };
  const answer = await world().grafana.query(puppetUid, query, range);
  assert.equal(answer.error, undefined);
  return rowsOf(answer.frames[0]);
}

/** As Grafana's logs do: the range ends, or begins, with the millisecond of the last line, and a line whose id is there already is dropped. */
async function scrolled(job: string, first: Row[], next: (shown: Row[]) => Range): Promise<Row[]> {
  const shown = [...first];
  for (;;) {
    const more = await page(job, next(shown));
    const added = more.filter(({ id }) => !shown.some((line) => line['id'] === id));
    if (added.length === 0) {
      return shown;
    }
    shown.push(...added);
    shown.sort((one, other) => Number(other['timestamp']) - Number(one['timestamp']));
  }
}

const idsOf = (rows: readonly Row[]) => rows.map((row) => row['id']);

describe('Infinite scroll', () => {
  it('older lines follow in their order, none twice and none missing, also where several are of the millisecond at the seam', async () => {
    const { range, ids } = addLines('980');
    const first = await page('980', range);
    assert.deepEqual(idsOf(first), ids.slice(0, limit));
    const [seam, after] = ids.slice(limit - 1).map((id) => Number(id.split('/')[1]) - 9_000);
    assert.equal(
      Math.floor(Number(seam) / atOnce),
      Math.floor(Number(after) / atOnce),
      'the seam is within a millisecond'
    );
    const shown = await scrolled('980', first, (known) => ({
      from: range.from,
      to: Number(known.at(-1)?.['timestamp']),
    }));
    assert.deepEqual(idsOf(shown), ids);
  });

  it('newer lines come before, none twice and none missing', async () => {
    const { range, ids } = addLines('981');
    // What was there when the page was opened: up to within a millisecond of several lines, of which some were told later.
    const oldest = await page('981', { from: range.from, to: range.to - 30 * minute + 10_000 });
    assert.deepEqual(idsOf(oldest), ids.slice(-3 * atOnce));
    const [known, newest] = [oldest.slice(4), ids.slice(0, limit)];
    const from = Number(known[0]?.['timestamp']);
    const shown = await scrolled('981', known, () => ({ from, to: range.to }));
    // Grafana asks once, and the newest are what the limit leaves: it says so, and older ones are scrolled to from there.
    assert.deepEqual(idsOf(shown).slice(0, limit), newest);
    const more = await scrolled('981', shown.slice(0, limit), (lines) => ({
      from,
      to: Number(lines.at(-1)?.['timestamp']),
    }));
    assert.deepEqual(idsOf(more), ids.slice(0, lines - 2 * atOnce));
  });
});
