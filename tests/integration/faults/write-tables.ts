/** Writes the tables anew from what the built plugin does: `tsx tests/integration/faults/write-tables.ts [vendor…]`; then read them. */
import { vendorsUnderTest } from '../vendors';
import { runMatrix } from './matrix';
import { writeTable } from './tables';

async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const vendors = vendorsUnderTest.filter(({ id }) => named.length === 0 || named.includes(id));
  const matrix = await runMatrix(vendors);
  for (const vendor of vendors) {
    await writeTable(vendor, matrix);
  }
}

void main();
