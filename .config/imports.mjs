/** Which way imports go: `depcruise` holds every file to it, types included. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The rooms of the engine from the ground up: each imports those before it. */
const rooms = [
  'seam',
  'columns',
  'reading',
  'events',
  'sentences',
  'connection',
  'client',
  'vendors',
  'archive',
  'frames',
  'query',
  'collect',
  'instance',
];

const engine = fileURLToPath(new URL('../src/engine', import.meta.url));
const folders = readdirSync(engine, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const homeless = folders.filter(({ name }) => name !== 'testing' && !rooms.includes(name));
if (homeless.length) {
  throw new Error(
    `Give ${homeless.map(({ name }) => name).join(', ')} a place among the rooms of .config/imports.mjs.`
  );
}

const serveTests = ['\\.(test|test-d|fixture)\\.tsx?$', '/testing/', '^tests/'];
/** Of one vendor, and not what models share. */
const modelOfOne = '^src/model/vendors/(?!index|selection|setting|vendor)';
const inRoom = (names) => `^src/engine/(${names.join('|')})/`;

/** Files of `from` never import files of `to`; tests may. */
const never = (comment, from, to) => ({
  name: comment,
  severity: 'error',
  from: { path: from, pathNot: serveTests },
  to: typeof to === 'string' ? { path: to } : to,
});

export default {
  forbidden: [
    { name: 'No file imports itself by way of others.', severity: 'error', from: {}, to: { circular: true } },
    never('What ships knows no tests.', '^src/', { path: serveTests }),
    never('The model imports nothing of ours.', '^src/model/', '^src/(?!model/)'),
    never('The engine imports the model alone.', '^src/engine/', '^src/(?!model/|engine/)'),
    never('The editors import the model alone.', '^src/editor/', '^src/(?!model/|editor/)'),
    never('The browser side imports no engine.', '^src/[^/]+$', '^src/engine/'),
    ...rooms.map((room, floor) =>
      never(
        `Of the engine, ${room} imports at most ${rooms.slice(0, floor).join(', ') || 'nothing'}.`,
        inRoom([room]),
        `^src/engine/(?!(${rooms.slice(0, floor + 1).join('|')})/)`
      )
    ),
    never(
      'Frames know nothing of vendors and how they are asked.',
      inRoom(['frames']),
      inRoom(['connection', 'client', 'vendors', 'archive'])
    ),
    never(
      'A vendor is known to itself and to the registry alone.',
      '^src/(?!engine/vendors/)',
      '^src/engine/vendors/[^/]+/'
    ),
    never(
      'Files that vendors share know none of them.',
      '^src/engine/vendors/(?!registry\\.ts$)[^/]+$',
      '^src/engine/vendors/[^/]+/'
    ),
    never(
      "A vendor's model is known to the list of models and to its vendor alone.",
      '^src/(?!model/vendors/index\\.ts$|engine/vendors/[^/]+/)',
      modelOfOne
    ),
    never("Vendors know no other vendor's model.", '^src/engine/vendors/([^/]+)/', {
      path: modelOfOne,
      pathNot: '^src/model/vendors/$1\\.ts$',
    }),
    never('Vendors know nothing of the archive.', '^src/engine/vendors/', '^src/model/archive'),
    never('Vendors never import one another.', '^src/engine/vendors/([^/]+)/', {
      path: '^src/engine/vendors/[^/]+/',
      pathNot: '^src/engine/vendors/$1/',
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|\\.cache)/|^tests/preview/build/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'] },
  },
};
