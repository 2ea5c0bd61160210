import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { useAllVendors } from './all-vendors';
import { screenshots, useBrowser, type WatchedPage } from './chromium';
import { type Picture, pictures } from './pictures';

const root = path.resolve(__dirname, '../..');
/** `WRITE_PICTURES=1 npm test -- browser` makes the pictures of README and docs anew; else they only have to come about. */
const writes = process.env['WRITE_PICTURES'] === '1';
const vendors = useAllVendors('e2e-pictures', 'busy');
const open = useBrowser();

let last: { at: string; opened: WatchedPage } | undefined;

/** Opens a page, unless it is the one that the picture before is of. */
async function openOnce({ address, size }: Picture): Promise<WatchedPage> {
  const at = JSON.stringify({ address, size });
  if (last?.at !== at) {
    last = { at, opened: await open(vendors().grafana.address + address, size) };
  }
  return last.opened;
}

describe('What README and docs show can be seen', () => {
  for (const picture of pictures) {
    const { file, sign, mark, part } = picture;
    it(file, async () => {
      const { page, troubles, settled } = await openOnce(picture);
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
