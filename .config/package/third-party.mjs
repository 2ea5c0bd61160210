import { readFileSync } from 'node:fs';
import path from 'node:path';

const line = `\n${'='.repeat(100)}\n`;

/** What stands in THIRD_PARTY_LICENSES of these files: every package with where its source is, and its terms word for word. */
export function thirdPartyText(files, packages) {
  const without = packages.filter(({ files }) => files.length === 0);
  if (without.length) {
    throw new Error(`There is no licence file of ${without.map(({ name }) => name).join(', ')}.`);
  }
  const head =
    `${files} contain the following software, none of it changed. Its source\n` +
    'code, that under the Mozilla Public License included, is at the address that stands with it.\n';
  const parts = packages.map(({ name, version, source, files }) => {
    const texts = files.map((file) => `--- ${path.basename(file)}\n\n${readFileSync(file, 'utf8').trim()}\n`);
    return `${line}${name} ${version}\n${source}\n${line}\n${texts.join('\n')}`;
  });
  return head + parts.join('');
}
