import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EndpointUnderTest, VendorUnderTest } from '../vendors/vendor-under-test';
import type { Outcome } from './fault-bed';
import type { Cell } from './matrix';

/** What the table of a vendor says of a cell, column by column. */
export function columnsOf({ faultCase, outcome }: Pick<Cell, 'faultCase' | 'outcome'>): string[] {
  const { calls, says, after } = outcome;
  return [faultCase.name, verdictOf(outcome), callsOf(faultCase.name, calls), says.replaceAll('|', '/'), after];
}

/** A kept connection that turns out to be dead is replaced once without counting as an attempt. */
function callsOf(fault: string, calls: number): string {
  return fault === 'reset' && (calls === 3 || calls === 4) ? '3 or 4' : String(calls);
}

function verdictOf({ status, isFine }: Outcome): string {
  return isFine ? 'fine' : String(status ?? 'not OK');
}

export function headingOf({ endpoint, through }: EndpointUnderTest): string {
  return `## ${endpoint} (${through})`;
}

/** The columns of each fault by the heading of its endpoint; empty for a vendor without a table. */
export function readTable(vendor: VendorUnderTest): Map<string, Map<string, string[]>> {
  const file = fileOf(vendor);
  const sections = new Map<string, Map<string, string[]>>();
  let section = new Map<string, string[]>();
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    if (line.startsWith('## ')) {
      section = new Map();
      sections.set(line, section);
    } else if (line.startsWith('| ')) {
      const columns = line.split('|').slice(1, -1);
      section.set(
        columns[0]?.trim() ?? '',
        columns.map((column) => column.trim())
      );
    }
  }
  return sections;
}

export async function writeTable(vendor: VendorUnderTest, cells: readonly Cell[]): Promise<void> {
  const sections = vendor.endpoints.map((endpoint) => {
    const lines = cells
      .filter((cell) => cell.endpoint === endpoint)
      .map((cell) => `| ${columnsOf(cell).join(' | ')} |`);
    return [headingOf(endpoint), '', ...head, ...lines, ''].join('\n');
  });
  const title = `# What people read when a call to ${vendor.name} goes wrong\n\n${explanation}\n`;
  await writeFile(fileOf(vendor), [title, ...sections].join('\n'));
}

const explanation = `\`write-tables.ts\` writes this file, \`faults.spec.ts\` holds the built plugin to it. Calls are those that one query makes of
the endpoint; the last column is the same question once the fault is gone. What differs from run to run stands in angle
brackets.
`;

const head = ['| fault | status | calls | what people read | afterwards |', '| --- | --- | --- | --- | --- |'];

function fileOf(vendor: VendorUnderTest): string {
  return path.join(__dirname, 'tables', `${vendor.id}.md`);
}
