import { deadFunctions, goTests, goWords, jestTests, nodeTests } from './counts.mjs';
import { copyFile, mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { allParts, buildParts } from './parts.mjs';
import { root } from './paths.mjs';
import { specFiles } from './spec-files.mjs';

const node = (file, ...args) => [process.execPath, [`node_modules/${file}`, ...args]];
const go = (...args) => ['go', args];
/** What reads whole programs at once keeps almost all of it: collecting garbage was a fifth of its time. */
const roomy = { GOGC: 'off', GOMEMLIMIT: '4GiB' };
/** In the plugin's module, in the collector's, and in that of what serves only tests. */
const inEveryModule = (...args) => [go(...args), go('-C', 'collector', ...args), go('-C', 'tests', ...args)];
/** One file more at once than there are processors, as each waits a part of its time. */
const most = Math.min(availableParallelism() + 1, 4);
const nodeTest = async (folder, lanes = most) => [
  [
    process.execPath,
    [
      ...['--require', 'tsx/cjs', '--test', '--test-concurrency', String(lanes), '--test-reporter', 'spec'],
      ...(await specFiles(folder)),
    ],
  ],
];
/** Of pages one less, for which the stage beside them makes up: they have half a minute for what is seen on them. */
const browserTests = () => nodeTest('tests/e2e', most - 1);

const sources = '{src,tests,.config}/**/*.{ts,tsx,mjs}';
const knip = ['knip/bin/knip.js', '--config', '.config/knip.jsonc', '--no-progress'];
const tool = {
  staticcheck: 'honnef.co/go/tools/cmd/staticcheck@v0.8.2',
  deadcode: 'golang.org/x/tools/cmd/deadcode@v0.52.0',
  forbidigo: 'github.com/ashanbrown/forbidigo/v2@v2.3.1',
  govulncheck: 'golang.org/x/vuln/cmd/govulncheck@v1.9.0',
};
/** What Grafana's catalogue allows no plugin: files, the environment, system calls, and prints past the log. */
const forbidden = [
  String.raw`^os\.(Environ|Clearenv|ExpandEnv|Getenv|LookupEnv|Setenv|Unsetenv)$`,
  String.raw`^os\.(DirFS|Open.*|Read.*|Create.*|Write.*|Stat|Lstat|Mkdir.*|Remove.*|Rename|NewFile|Getwd|Ch.*|User.*Dir|TempDir)$`,
  String.raw`^(fs|ioutil)\.[A-Z]\w+$`,
  String.raw`^filepath\.(Walk|WalkDir|Glob|EvalSymlinks|VolumeName)$`,
  String.raw`^syscall\.((Raw)?Syscall\d?|Open|Read|Write|Getenv|Setenv|Unsetenv|Environ|Clearenv|Exec|ForkExec|Kill|Stat|Mkdir|Unlink|Mmap)$`,
  String.raw`^fmt\.Print(ln|f)?$`,
];
/** Its go.mod is copied, as Go adds to it: where a command is run by its version, its other modules are not pinned either. */
async function gosecCommands() {
  const source = path.join(root, '.config/checks/gosec');
  const built = path.join(root, '.cache/gosec');
  const [modules, program] = [path.join(built, 'go.mod'), path.join(built, 'gosec')];
  await mkdir(built, { recursive: true });
  await copyFile(path.join(source, 'go.mod'), modules);
  return [go('build', '-C', source, `-modfile=${modules}`, '-mod=mod', '-o', program), [program, []]];
}
const ours = 'github.com/runtrail/runtrail-audit-datasource';
const programs = ['pkg', 'collector/cmd/runtrail-collector', 'collector/cmd/clocked-collector'];

/**
 * What `npm test` runs, the build first. Stages are one check, but those with a `count` of tests of their own. What `isWide`
 * uses more than one processor and waits a part of its time: one of them runs beside one of the others, which keep one processor
 * busy; the longest come first.
 */
export const stages = {
  build: { action: () => buildParts([...allParts, 'collector']) },
  jest: {
    commands: [node('jest/bin/jest.js', '--config', '.config/jest/jest.config.mjs', '--ci', '--silent=false')],
    count: jestTests,
  },
  lint: {
    commands: [
      node('oxlint/bin/oxlint', '--config', '.config/oxlint.jsonc', 'src', 'tests', '.config', 'eslint.config.mjs'),
      node('eslint/bin/eslint.js', 'src', 'tests/**/*.tsx', '--max-warnings', '0'),
    ],
  },
  // The stage `vet` looks at the same, for more.
  go: { commands: inEveryModule('test', '-vet=off', '-json', './...'), count: goTests, words: goWords },
  package: { commands: () => nodeTest('tests/package'), count: nodeTests, usesBuild: true },
  types: { commands: [node('typescript-7/bin/tsc', '--build')] },
  // Of the hundreds of packages below the collector it would take minutes with an empty cache; vet and gosec see its code.
  staticcheck: {
    commands: [go('run', tool.staticcheck, './...'), go('-C', 'tests', 'run', tool.staticcheck, './...')],
    env: roomy,
  },
  deadcode: {
    // From what the plugin and the collector run and from all that tests it, but its own unit tests: what only they call is dead.
    commands: [
      go(
        '-C',
        'tests',
        'run',
        tool.deadcode,
        '-test',
        '-filter',
        `^${ours}`,
        './...',
        ...programs.map((name) => `${ours}/${name}`)
      ),
    ],
    env: { ...roomy, GOWORK: path.join(root, '.config/go.work') },
    count: deadFunctions,
  },
  catalogue: {
    commands: [go('run', tool.forbidigo, '-set_exit_status', '-tests=false', ...forbidden, './pkg/...')],
  },
  gosec: {
    commands: gosecCommands,
    // Not a part of the workspace above it.
    env: { ...roomy, GOWORK: 'off' },
  },
  govulncheck: {
    // What it knows is fetched only when all packages are read, so it is first asked whether that can be had.
    commands: [
      go('-C', 'pkg', 'run', tool.govulncheck, '-scan', 'module', '-format', 'json'),
      ...inEveryModule('run', tool.govulncheck, './...'),
    ],
    env: roomy,
    unreachable: /fetching vulnerabilities/,
  },
  audit: {
    commands: [['npm', ['audit', '--omit=dev']]],
    unreachable: /audit endpoint returned an error|ENOTFOUND|EAI_AGAIN/,
  },
  vet: { commands: inEveryModule('vet', './...'), env: roomy },
  format: { commands: [node('oxfmt/bin/oxfmt', '--config', '.config/oxfmt.json', '--check', sources)] },
  imports: {
    commands: [node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.config/imports.mjs', 'src', 'tests')],
  },
  unused: {
    // It reads the build's configuration, which reads plugin.json.
    commands: [[process.execPath, ['.config/build/plugin-json.mjs']], node(...knip), node(...knip, '--production')],
  },
  integration: {
    // Before several files want the store at once.
    commands: async () => [
      [process.execPath, ['.config/build/victoria-logs.mjs']],
      ...(await nodeTest('tests/integration')),
    ],
    count: nodeTests,
    usesBuild: true,
    isWide: true,
  },
  browser: {
    commands: browserTests,
    count: nodeTests,
    needsBrowser: true,
    usesBuild: true,
    isWide: true,
  },
  // The same under what Grafana 13 gives to plugins: React 19. Its packages are 450 MB, so it runs only where it is named.
  browser13: {
    commands: async () => [
      [
        'npm',
        ['ci', '--prefix', '.config/grafana-13', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      ],
      [process.execPath, ['.config/build/preview.mjs', '--grafana-13']],
      ...(await browserTests()),
    ],
    env: { GRAFANA_MAJOR: '13' },
    count: nodeTests,
    needsBrowser: true,
    usesBuild: true,
    isWide: true,
    isExtra: true,
  },
};
