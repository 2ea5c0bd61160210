import { Calls, type Call } from './calls';

const call = (line: string): Call => ({ line });

test('calls of others stand where these were included, also those that were made later', () => {
  const calls = new Calls();
  const [first, second] = [new Calls(), new Calls()];
  calls.add(call('list'));
  calls.include(first);
  calls.include(second);
  second.add(call('job 2'));
  first.add(call('job 1'));
  second.add(call('events 2'));
  first.add(call('events 1'));
  expect(calls.text()).toBe('list\njob 1\nevents 1\njob 2\nevents 2');
});

test('a call is listed once, however many ways it came', () => {
  const shared = new Calls();
  const login = call('login');
  shared.add(login);
  shared.add(call('list'));
  const first = new Calls();
  first.include(shared);
  const calls = new Calls();
  calls.add(login);
  calls.include(first);
  calls.include(shared);
  expect(calls.text()).toBe('login\nlist');
});

test('what is kept holds no more calls than are listed, and knows how many more there were', () => {
  let kept = new Calls();
  for (let round = 0; round < 40; round++) {
    const calls = new Calls();
    calls.include(kept);
    calls.add(call(`a ${round}`));
    calls.add(call(`b ${round}`));
    kept = calls.snapshot();
  }
  const lines = kept.text()?.split('\n') ?? [];
  expect(lines).toHaveLength(51);
  expect([lines[0], lines[1], lines[50]]).toEqual(['a 0', 'b 0', 'and 30 more']);
});

test('a snapshot does not follow what comes later', () => {
  const calls = new Calls();
  calls.add(call('a'));
  const kept = calls.snapshot();
  calls.add(call('b'));
  expect(kept.text()).toBe('a');
});

test('what was told of a kept reading is told of whoever includes it, and of what is added there too', () => {
  const made = new Calls();
  made.add(call('a'));
  const kept = made.snapshot();
  const [one, other] = [new Calls(), new Calls()];
  one.include(kept);
  other.include(kept);
  expect([kept.text(), one.text(), other.text()]).toEqual(['a', 'a', 'a']);
  other.add(call('b'));
  expect([kept.text(), one.text(), other.text()]).toEqual(['a', 'a', 'a\nb']);
});

test('what has ended is told to its last call, and the same to all who wait for it', () => {
  const flight = new Calls();
  const [one, other] = [new Calls(), new Calls()];
  one.include(flight);
  other.include(flight);
  flight.add(call('a'));
  expect(one.text()).toBe('a');
  flight.add(call('b'));
  flight.finish();
  other.add(call('c'));
  expect([one.text(), one.text(), other.text()]).toEqual(['a\nb', 'a\nb', 'a\nb\nc']);
});

test('calls that are not listed count with the bytes that they brought', () => {
  const made = new Calls();
  for (let bytes = 1; bytes <= 60; bytes++) {
    made.add({ line: 'a', bytes });
  }
  const calls = new Calls();
  calls.include(made.snapshot());
  calls.add(call('b'));
  expect(calls.snapshot().figures()).toEqual({ calls: 61, bytes: 1830 });
});
