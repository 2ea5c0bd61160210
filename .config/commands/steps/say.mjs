const colored = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
const paint = (code) => (text) => (colored ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

export function say(text = '') {
  process.stdout.write(`${text}\n`);
}

/** Ends the command with a sentence instead of a stack. */
export class Stop extends Error {}

/** Runs a command's main function; a `Stop` is shown as its sentence. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    say(
      red(
        error instanceof Stop ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)
      )
    );
    process.exitCode = 1;
  }
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
