import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { say, Stop, yellow } from './say.mjs';

const supportedNode = 22;
const download = 'Get it from https://go.dev/dl/';

/** Says in a sentence what is missing before anything else fails because of it. */
export async function checkToolchain() {
  const { node } = process.versions;
  if (Number(node.split('.')[0]) < supportedNode) {
    say(yellow(`Runtrail is made with Node ${supportedNode} and newer; this is ${node}, with which it may not work.`));
  }
  const [, needed] = /^go (\S+)$/m.exec(await readFile(path.join(root, 'go.mod'), 'utf8'));
  const { code, output } = await run('go', ['version']);
  if (code !== 0) {
    throw new Stop(
      `Runtrail needs Go ${needed} or newer, and there is no go. ${download}, open a new terminal and try again.`
    );
  }
  const [, found] = /go(\d+(?:\.\d+)*)/.exec(output) ?? [];
  if (found !== undefined && isOlder(found, needed)) {
    throw new Stop(`Runtrail needs Go ${needed} or newer; this is ${found}. ${download}.`);
  }
}

/** Of versions such as 1.26 and 1.26.5; one without a number there is its first. */
function isOlder(version, than) {
  const [one, other] = [version, than].map((text) => text.split('.').map(Number));
  const differing = other.findIndex((number, at) => (one[at] ?? 0) !== number);
  return differing >= 0 && (one[differing] ?? 0) < other[differing];
}
