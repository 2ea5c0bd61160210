/** Prints what the changelog says of a version: `node .config/package/release-notes.mjs v1.2.3`. Fails where that is not this version, or has no date. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../commands/steps/paths.mjs';
import { main, say, Stop } from '../commands/steps/say.mjs';

await main(() => {
  const tag = process.argv[2] ?? '';
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (tag !== `v${version}`) {
    throw new Stop(`The tag is ${tag}, but the version in package.json is ${version}.`);
  }
  const parts = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  const part = parts.find((text) =>
    new RegExp(`^${version.replaceAll('.', '\\.')} \\(\\d{4}-\\d\\d-\\d\\d\\)\n`).test(text)
  );
  if (!part) {
    throw new Stop(`CHANGELOG.md has no part "## ${version} (yyyy-mm-dd)".`);
  }
  say(part.slice(part.indexOf('\n')).trim());
});
