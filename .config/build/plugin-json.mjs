/** Puts plugin.json where Grafana's build, and whatever reads its configuration, looks for it. */
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

await copyFile(path.join(root, 'plugin.json'), path.join(root, 'src', 'plugin.json'));
