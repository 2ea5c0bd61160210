import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Words that stand in one licence alone, by its SPDX identifier. */
const words = {
  'Apache-2.0': /apache license,? version 2\.0/,
  'BSD-2-Clause': /redistribution and use in source and binary forms(?!.*neither the name)/,
  'BSD-3-Clause': /redistribution and use in source and binary forms.*neither the name/,
  ISC: /permission to use, copy, modify, and(\/or)? distribute this software for any purpose with or without fee is hereby granted, provided/,
  MIT: /permission is hereby granted, free of charge/,
  'MPL-2.0': /mozilla public license,? (version|v\.) ?2\.0/,
};

/**
 * The licences of a part as CycloneDX has them, from its own texts: the same on every machine. One that is not known here
 * has the name of its file, which stands in THIRD_PARTY_LICENSES.
 * @param {string[]} files
 */
export function licencesIn(files) {
  const found = files
    .filter((file) => !/^(notice|patents)/i.test(path.basename(file)))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ').toLowerCase();
      const ids = Object.keys(words).filter((id) => words[id].test(text));
      return ids.length > 0 ? ids.map((id) => ({ id })) : [{ name: path.basename(file) }];
    });
  return [...new Map(found.map((license) => [license.id ?? license.name, { license }])).values()];
}
