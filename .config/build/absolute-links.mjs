import { readFileSync } from 'node:fs';

const repository = 'https://github.com/runtrail/runtrail-audit-datasource';

/** Markdown whose links also work outside the repository, as in Grafana's catalogue: to the files as this version has them. */
export function absoluteLinks(markdown) {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return markdown.replace(/(!?)(\[[^\]]*\])\((?!https?:|#|mailto:)([^)\s]+)\)/g, (_, image, text, target) => {
    const kind = image ? 'raw' : 'blob';
    return `${image}${text}(${repository}/${kind}/v${version}/${target})`;
  });
}
