/** What a stage's tests came to. @typedef {{ passed: number, failed: number, skipped?: number, broken?: string }} Count */

/** `go test -json`: tests and their subtests; a package that does not build or ends outside a test is a failure. @returns {Count} */
export function goTests(output) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const line of output.split('\n')) {
    if (!line.startsWith('{')) {
      continue;
    }
    const { Action, Test, FailedBuild } = JSON.parse(line);
    if (Test === undefined) {
      count.failed += Action === 'fail' && FailedBuild !== undefined ? 1 : 0;
      continue;
    }
    count.passed += Action === 'pass' ? 1 : 0;
    count.failed += Action === 'fail' ? 1 : 0;
    count.skipped += Action === 'skip' ? 1 : 0;
  }
  return count;
}

/** What a person wants of `go test -json`: what failed tests and broken packages printed. */
export function goWords(output) {
  const printed = new Map();
  const failed = new Set();
  const other = [];
  for (const line of output.split('\n')) {
    if (!line.startsWith('{')) {
      other.push(line);
      continue;
    }
    const { Action, Package, ImportPath, Test, Output } = JSON.parse(line);
    const key = `${Package ?? ImportPath} ${Test ?? ''}`;
    if (Output !== undefined) {
      printed.set(key, (printed.get(key) ?? '') + Output);
    }
    if (Action === 'fail' || Action === 'build-fail') {
      failed.add(key);
    }
  }
  return [...failed].map((key) => printed.get(key) ?? key).join('') + other.join('\n');
}

/** `deadcode`: a line for each function that nothing reaches; its exit code does not tell. @returns {Count} */
export function deadFunctions(output, code) {
  const failed = output.split('\n').filter((line) => line.includes(': unreachable func: ')).length;
  return { passed: code === 0 && failed === 0 ? 1 : 0, failed };
}

/** Jest's last lines: `Tests: 1 failed, 2 skipped, 3 passed, 6 total`. @returns {Count} */
export function jestTests(output) {
  const tests = /^Tests:\s+(.*)$/m.exec(output)?.[1] ?? '';
  const suites = /^Test Suites:\s+(.*)$/m.exec(output)?.[1] ?? '';
  const number = (text, word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
  // A suite that does not load has no tests that could fail.
  const failed = Math.max(number(tests, 'failed'), number(suites, 'failed'));
  return { passed: number(tests, 'passed'), failed, skipped: number(tests, 'skipped') };
}

/** Node's test runner: `# pass 3`. @returns {Count} */
export function nodeTests(output) {
  const number = (word) => Number(new RegExp(`^. ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: number('pass'), failed: number('fail') + number('cancelled'), skipped: number('skipped') };
}
