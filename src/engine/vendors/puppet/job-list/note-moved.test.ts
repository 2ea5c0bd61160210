import { told, testDataSource } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import { puppet } from '../index';
import { jobEvents } from '../job-events/reader';

const minute = 60_000;
const now = Date.UTC(2026, 10, 21, 12);
const range = { from: now - 60 * minute, to: now };
const selection = { jobs: [], jobTypes: [], tasks: [] };

const ago = (minutes: number | null) => (minutes === null ? null : new Date(now - minutes * minute).toISOString());

interface Times {
  created?: number;
  finished?: number | null;
  changed?: number;
}

const job = (name: string, state: string, { created, finished = null, changed }: Times) => ({
  name,
  state,
  node_count: 0,
  ...(created === undefined ? {} : { created_timestamp: ago(created), finished_timestamp: ago(finished) }),
  timestamp: changed === undefined ? ago(finished) : ago(changed),
});

interface Answers {
  jobs: object[];
  events?: object[];
}

/** What a rule is told of each of these, asked for one after another. */
async function toldOf(...all: Answers[]): Promise<string[][]> {
  let current: Answers = { jobs: [] };
  const source = testDataSource(puppet, {
    now,
    answer: ({ path }) => {
      const items = path.endsWith('/events') ? (current.events ?? []) : path.endsWith('/jobs') ? current.jobs : [];
      return { status: 200, body: { items, pagination: { total: items.length } } };
    },
  });
  const said: string[][] = [];
  for (const answers of all) {
    current = answers;
    const asked = { ...plainRequest, ...range, selection };
    said.push(told(await jobEvents.read(asked, source.client({ freshness: 'rules' }))).shortfalls);
    source.pass(minute);
  }
  return said;
}

const moved = (count: string) =>
  `Puppet gives ${count} other times than before, so that jobs may be missing from the time range: check Puppet's clock and zone.`;

test('a running job whose times lie hours earlier than before is a shortfall', async () => {
  const running = (shift: number) => ({ jobs: [job('3', 'running', { created: 20 + shift, changed: 19 + shift })] });
  expect(await toldOf(running(0), running(300), running(0))).toEqual([[], [moved('1 job')], []]);
});

test('an ended job without a finish is held by its last change of state', async () => {
  const ended = (shift: number) => ({ jobs: [job('3', 'failed', { created: 90 + shift, changed: 10 + shift })] });
  const [, said] = await toldOf(ended(0), ended(300));
  expect(said).toContain(moved('1 job'));
});

test('so is a record of an old Puppet, which has no other time', async () => {
  const old = (shift: number) => ({ jobs: [job('3', 'failed', { changed: 10 + shift })] });
  const [, said] = await toldOf(old(0), old(300));
  expect(said).toContain(moved('1 job'));
});

test('a finish that comes a little before the last change of state is none', async () => {
  const without = { jobs: [job('3', 'failed', { created: 20, changed: 10 })] };
  const whole = { jobs: [job('3', 'failed', { created: 20, finished: 10.1, changed: 10 })] };
  const said = await toldOf(without, whole);
  expect(said.flat().filter((text) => text === moved('1 job'))).toEqual([]);
});

test('events of a running job that began before the range are held against those of before', async () => {
  const events = (...at: number[]) =>
    at.map((minutes, index) => ({
      id: String(index + 1),
      type: index === 0 ? 'node_running' : 'node_failed',
      timestamp: ago(minutes),
      details: { node: `node-${String(index)}` },
    }));
  const running = (shift: number) => job('3', 'running', { created: 90 + shift, changed: 89 + shift });
  const earlier = (count: string) =>
    `The events of ${count} of Puppet end earlier than before, so that some may be missing: check Puppet's clock and zone, and try again.`;
  const said = await toldOf(
    { jobs: [running(0)], events: events(80, 10) },
    { jobs: [running(300)], events: events(380, 310) },
    { jobs: [running(0)], events: events(80) },
    { jobs: [running(0)], events: events(80, 10) }
  );
  const fewer =
    "Puppet shows fewer events of 1 job than before: try again, and look at Puppet's console if it stays so.";
  expect(said).toEqual([[], [earlier('1 running job')], [fewer], []]);
});

test('when a zone that was wrong is right again, so are the jobs: at once where some were dated in the future', async () => {
  const all = (shift: number) => ({
    jobs: [10, 150].map((minutes, index) =>
      job(String(9 - index), 'failed', { created: minutes + 1 - shift, finished: minutes - shift })
    ),
  });
  const [, wrong, ...right] = await toldOf(all(0), all(120), all(0), all(0));
  expect(wrong).not.toEqual([]);
  expect(right.flat().filter((text) => !text.includes('shows no events'))).toEqual([]);
});

test('and within two minutes where none was', async () => {
  const all = (shift: number) => ({
    jobs: [job('9', 'failed', { created: 151 - shift, finished: 150 - shift })],
  });
  const said = await toldOf(all(0), all(0), all(0), all(120), all(0), all(0), all(0), all(0));
  expect(said.slice(2).map((texts) => texts.includes(moved('1 job')))).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
});
