import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../commands/steps/paths.mjs';
import { licenceFiles } from './licence-files.mjs';

const engineMap = 'pkg/runtime/bundle/engine.js.map';

/** The packages that module.js, what it loads later, and the engine are made of. */
export function pluginPackages() {
  const dist = readdirSync(path.join(root, 'dist')).filter((file) => file.endsWith('.js.map'));
  return packagesOf([...dist.map((file) => `dist/${file}`), engineMap]);
}

/** Those of the engine alone. */
export function enginePackages() {
  return packagesOf([engineMap]);
}

/** As source maps say. */
function packagesOf(maps) {
  const names = maps.flatMap((map) =>
    JSON.parse(readFileSync(path.join(root, map), 'utf8'))
      .sources.map((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1])
      .filter(Boolean)
  );
  return [...new Set(names)].sort().map((name) => {
    const folder = path.join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return {
      name,
      version,
      license,
      source: `https://www.npmjs.com/package/${name}/v/${version}`,
      files: licenceFiles(folder),
    };
  });
}
