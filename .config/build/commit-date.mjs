import { execFileSync } from 'node:child_process';

/** When the sources were committed, in ISO 8601: builds of one commit are equal. `SOURCE_DATE_EPOCH` (seconds) goes before it; without git it is today. */
export function commitDate() {
  const { SOURCE_DATE_EPOCH } = process.env;
  return new Date(SOURCE_DATE_EPOCH ? Number(SOURCE_DATE_EPOCH) * 1000 : (committed() ?? Date.now())).toISOString();
}

function committed() {
  try {
    const seconds = execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8', stdio: 'pipe' });
    return Number(seconds) * 1000;
  } catch {
    return undefined;
  }
}
