import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const root = path.resolve(__dirname, '../..');
const github = path.join(root, '.github');

const permissions = v.record(v.string(), v.picklist(['read', 'write']));
const step = v.looseObject({ uses: v.optional(v.string()), run: v.optional(v.string()) });
const job = v.looseObject({
  permissions: v.optional(permissions),
  'timeout-minutes': v.optional(v.number()),
  steps: v.array(step),
});
const workflow = v.looseObject({ permissions: v.optional(permissions), jobs: v.record(v.string(), job) });
const dependabot = v.looseObject({
  updates: v.array(
    v.looseObject({
      'package-ecosystem': v.string(),
      directory: v.optional(v.string()),
      directories: v.optional(v.array(v.string())),
    })
  ),
});

const workflows = readdirSync(path.join(github, 'workflows')).map((file) => {
  const text = readFileSync(path.join(github, 'workflows', file), 'utf8');
  const { jobs, permissions: given } = v.parse(workflow, parse(text));
  return { file, text, jobs, given };
});

describe.each(workflows)('$file', ({ text, jobs, given }) => {
  it('names every action by the hash of what was read, with its version beside', () => {
    const lines = text.split('\n').filter((line) => /^\s*-?\s*uses:/.test(line));
    expect(lines).not.toHaveLength(0);
    expect(lines.filter((line) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('may only read, but for jobs that run none of the repository', () => {
    expect(given).toEqual({ contents: 'read' });
    const writing = Object.values(jobs).filter((one) => Object.values(one.permissions ?? {}).includes('write'));
    const used = writing.flatMap(({ steps }) => steps.map(({ uses = '', run = '' }) => uses + run));
    expect(used.filter((part) => /checkout@|npm |node |\.ci\//.test(part))).toEqual([]);
  });

  it('ends every job at some time', () => {
    expect(Object.values(jobs).filter((one) => one['timeout-minutes'] === undefined)).toEqual([]);
  });

  it('puts nothing that others write into a script', () => {
    const scripts = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

it('dependabot looks after every folder that has packages of its own', () => {
  const { updates } = v.parse(dependabot, parse(readFileSync(path.join(github, 'dependabot.yml'), 'utf8')));
  const watched = (ecosystem: string) =>
    updates
      .filter((update) => update['package-ecosystem'] === ecosystem)
      .flatMap(({ directory, directories = [] }) => [...directories, ...(directory === undefined ? [] : [directory])])
      .sort();
  const having = (file: string) =>
    ['/', ...foldersOf('')].filter((folder) => existsSync(path.join(root, folder, file))).sort();
  expect(watched('npm')).toEqual(having('package.json'));
  expect(watched('gomod')).toEqual(having('go.mod'));
  expect(watched('docker-compose')).toEqual(having('docker-compose.yml'));
  expect(watched('github-actions')).toEqual(['/']);
});

/** Folders of the repository, three deep: `/tests`, `/.config/checks/gosec`. */
function foldersOf(parent: string, depth = 3): string[] {
  return readdirSync(path.join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(node_modules|\.git|\.cache|dist|release|coverage)$/.test(entry.name))
    .flatMap(({ name }) => {
      const folder = `${parent}/${name}`;
      return [folder, ...(depth > 1 ? foldersOf(folder, depth - 1) : [])];
    });
}
