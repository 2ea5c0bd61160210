import { relative } from 'node:path';
import { createEngineWith } from '../../src/engine/instance/engine';
import { vendors } from '../../src/engine/vendors/registry';
import { tinyVendor } from '../../src/engine/testing/tiny-vendor';
import { play, type Golden } from './golden';
import { readVector, vectorFiles } from './read-vector';
import { writeGolden } from './write-golden';

const update = process.env.UPDATE_GOLDEN === '1';

// `golden` holds for what ships, in Go too; `seam` for a vendor that exists in tests alone.
const folders = [
  { folder: 'golden', create: createEngineWith(vendors) },
  { folder: 'seam', create: createEngineWith([tinyVendor]) },
];

const cases = folders.flatMap(({ folder, create }) =>
  vectorFiles(folder).map((file) => {
    const golden = readVector(file) as Golden;
    return { create, file, golden, name: `${relative(__dirname, file)}: ${golden.shows}` };
  })
);

test.each(cases)('$name', async ({ create, file, golden }) => {
  const { results, unexpected } = await play(golden, create);
  if (update) {
    writeGolden(file, results);
  }
  expect(unexpected).toEqual([]);
  expect(results).toEqual(update ? results : golden.results);
});
