import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EndpointUnderTest, VendorUnderTest } from '../vendors/vendor-under-test';
import type { Cell, Matrix, QuietCell } from './matrix';
import type { Asker, Said } from './probe';

/** What the table of a vendor says of a loud fault. */
export function lineOf({ faultCase, panel, rule }: Cell): string {
  const { calls, says, after } = panel;
  const inRule = rule && [verdictOf(rule), numberOf(rule), rule.says];
  const isSame = inRule?.join() === [verdictOf(panel), numberOf(panel), says].join();
  return line(
    faultCase.name,
    verdictOf(panel),
    numberOf(panel),
    callsOf(faultCase.name, calls),
    says,
    after,
    isSame ? 'the same' : (inRule ?? []).filter(Boolean).join(', ')
  );
}

/** What it says of a quiet one. */
export function quietLineOf({ quietCase, outcomes }: QuietCell, asker: Asker): string {
  if (outcomes === undefined) {
    return line(quietCase.name, asker, '', '', 'Nothing in such an answer could be wrong so.');
  }
  const { during, truth } = outcomes[asker];
  const number = during.isFine ? `${numberOf(during)} of ${truth}` : '';
  return line(quietCase.name, asker, verdictOf(during), number, during.says);
}

/** The line of the table that begins as this one does. */
export function findLine(lines: readonly string[] | undefined, wanted: string, columns: number): string | undefined {
  const begin = wanted.split(' | ').slice(0, columns).join(' | ');
  return lines?.find((candidate) => candidate.startsWith(`${begin} | `));
}

function line(...columns: readonly string[]): string {
  return `| ${columns.map((column) => column.replaceAll('|', '/')).join(' | ')} |`;
}

/** A kept connection that turns out to be dead is replaced once without counting as an attempt. */
function callsOf(fault: string, calls: number): string {
  return fault === 'reset' && (calls === 3 || calls === 4) ? '3 or 4' : String(calls);
}

function verdictOf({ status, isFine, warns }: Said): string {
  return isFine ? (warns ? 'warning' : 'fine') : String(status ?? 'not OK');
}

function numberOf({ number }: Said): string {
  return number === null ? '' : String(number);
}

export function headingOf({ endpoint, through }: EndpointUnderTest): string {
  return `## ${endpoint} (${through})`;
}

export function quietHeadingOf(endpoint: EndpointUnderTest): string {
  return `${headingOf(endpoint)}: answers that look right`;
}

/** The lines of each section by its heading; empty for a vendor without a table. */
export function readTable(vendor: VendorUnderTest): Map<string, string[]> {
  const file = fileOf(vendor);
  const sections = new Map<string, string[]>();
  let section: string[] = [];
  for (const text of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    if (text.startsWith('## ')) {
      section = [];
      sections.set(text, section);
    } else {
      section.push(text);
    }
  }
  return sections;
}

export async function writeTable(vendor: VendorUnderTest, { loud, quiet }: Matrix): Promise<void> {
  const sections = vendor.endpoints.flatMap((endpoint) => {
    const lines = loud.filter((cell) => cell.endpoint === endpoint).map(lineOf);
    const quietLines = quiet
      .filter((cell) => cell.endpoint === endpoint)
      .flatMap((cell) => [quietLineOf(cell, 'panel'), quietLineOf(cell, 'rule')]);
    return [
      ...(lines.length ? [[headingOf(endpoint), '', ...head, ...lines, '']] : []),
      ...(quietLines.length ? [[quietHeadingOf(endpoint), '', ...quietHead, ...quietLines, '']] : []),
    ].map((section) => section.join('\n'));
  });
  const title = `# What people read when a call to ${vendor.name} goes wrong\n\n${explanation}\n`;
  await writeFile(fileOf(vendor), [title, ...sections].join('\n'));
}

const explanation = `\`write-tables.ts\` writes this file, \`faults.spec.ts\` judges what it says and holds the built plugin to it. A
number is what a query counts, its second half what it should count; \`warning\` is a number with a notice that it may be
wrong. Calls are those that one query makes of the endpoint; \`afterwards\` is the same question once the fault is gone, and
the last column is the same in an alert rule. What differs from run to run stands in angle brackets.
`;

const head = [
  '| fault | status | number | calls | what people read | afterwards | in a rule |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];
const quietHead = ['| fault | asked by | status | number | what people read |', '| --- | --- | --- | --- | --- |'];

function fileOf(vendor: VendorUnderTest): string {
  return path.join(__dirname, 'tables', `${vendor.id}.md`);
}
