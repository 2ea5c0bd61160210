import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The files of a folder that say under which terms it may be passed on. */
export function licenceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice|patents)(\b|_|\.)/i.test(entry.name))
    .filter((entry) => !/\.(go|js|ts|json)$/.test(entry.name))
    .map((entry) => path.join(folder, entry.name))
    .sort();
}
