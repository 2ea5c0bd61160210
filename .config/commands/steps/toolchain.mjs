import { run } from './run.mjs';
import { say, Stop, yellow } from './say.mjs';

const supportedNode = 22;
const go = { major: 1, minor: 26 };

/** Says in a sentence what is missing before anything else fails because of it. */
export async function checkToolchain() {
  const { node } = process.versions;
  if (Number(node.split('.')[0]) < supportedNode) {
    say(yellow(`Runtrail is made with Node ${supportedNode} and newer; this is ${node}, with which it may not work.`));
  }
  const { code, output } = await run('go', ['version']);
  if (code !== 0) {
    throw new Stop(
      `Runtrail needs Go ${go.major}.${go.minor} or newer, and there is no go. Get it from https://go.dev/dl/, open a new terminal and try again.`
    );
  }
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(output) ?? [];
  if (Number(major) < go.major || (Number(major) === go.major && Number(minor) < go.minor)) {
    throw new Stop(
      `Runtrail needs Go ${go.major}.${go.minor} or newer; this is ${major}.${minor}. Get it from https://go.dev/dl/.`
    );
  }
}
