import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { useAllVendors } from './all-vendors';
import { screenshots, useBrowser } from './chromium';
import { pictures } from './pictures';

const root = path.resolve(__dirname, '../..');
/** `WRITE_PICTURES=1 npm test -- browser` makes the pictures of README and docs anew; else they only have to come about. */
const writes = process.env['WRITE_PICTURES'] === '1';
const vendors = useAllVendors('e2e-pictures', 'busy');
const open = useBrowser();

describe('What README and docs show can be seen', () => {
  for (const { file, address, sign, mark, part, size } of pictures) {
    it(file, async () => {
      const { page, troubles, settled } = await open(vendors().grafana.address + address, size);
      const shown = page.locator(part ?? 'body');
      await shown.getByText(sign).first().waitFor();
      if (mark !== undefined) {
        await shown.getByTestId(mark).first().waitFor();
      }
      await settled();
      const target = writes ? path.join(root, file) : path.join(screenshots, `picture-${path.basename(file)}`);
      await (part === undefined ? page.screenshot({ path: target }) : shown.screenshot({ path: target }));
      assert.deepEqual(troubles, []);
    });
  }
});
