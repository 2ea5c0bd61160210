import type { Random } from '../base/random';
import type { RunFacts } from './effects';
import { timestamp } from './job';

/** `detail` and `result` of Puppet runs, in the shape of a real server's `node_finished`, and what that says of changes. */
export function runDetail(
  random: Random,
  run: { noop: boolean; objectNoop: boolean; failed: boolean; environment: string; time: number }
): { detail: object; facts: RunFacts } {
  const failed = run.failed ? 1 : 0;
  // of a run that failed this resource may be the only one
  const outOfSync = run.failed ? random.whole(1, 4) : random.chance(0.4) ? random.whole(2, 9) : 0;
  const changed = run.noop ? 0 : outOfSync - failed;
  const status = run.failed ? 'failed' : changed > 0 ? 'changed' : 'unchanged';
  const hash = random.hex(40);
  const detail = {
    hash,
    noop: run.objectNoop ? { noop: run.noop, no_noop: false } : run.noop,
    status,
    metrics: {
      corrective_change: 0,
      out_of_sync: outOfSync,
      restarted: changed > 0 ? 1 : 0,
      skipped: 0,
      total: random.whole(300, 900),
      changed,
      scheduled: 0,
      failed_to_restart: 0,
      failed,
    },
    'report-url': `https://console.example.com/#/cm/report/${hash}`,
    environment: run.environment,
    configuration_version: timestamp(run.time),
  };
  return { detail, facts: { noop: run.noop, changed } };
}
