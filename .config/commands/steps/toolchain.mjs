import { run } from './run.mjs';
import { Stop } from './say.mjs';

const node = { major: 20 };
const go = { major: 1, minor: 26 };

/** Says in a sentence what is missing before anything else fails because of it. */
export async function checkToolchain() {
  if (Number(process.versions.node.split('.')[0]) < node.major) {
    throw new Stop(
      `Runtrail needs Node ${node.major} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`
    );
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
