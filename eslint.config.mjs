import i18n from '@grafana/i18n/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const codeOfTheEngine = {
  files: ['src/engine/**/*.ts', 'src/model/**/*.ts'],
  ignores: ['**/*.test.ts', 'src/engine/testing/**'],
};

/** What the engine's runtime (sobek, ES2017 and a part of what came later) does not have, or has wrong without a word. */
const absentGlobals = [
  ...['Intl', 'URL', 'URLSearchParams', 'TextDecoder', 'TextEncoder', 'structuredClone', 'fetch', 'Buffer', 'process'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'WeakRef', 'FinalizationRegistry', 'console'],
].map((name) => ({ name, message: 'The runtime of the engine does not have it.' }));

const absentMethods = [
  ...['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ...['toSorted', 'toReversed', 'toSpliced', 'with'],
].map((name) => ({
  // valibot's `v.union` is another thing.
  selector: `CallExpression > MemberExpression.callee[object.name!='v'][property.name='${name}']`,
  message: `The runtime of the engine has no ${name}().`,
}));

const engineSyntax = [
  { selector: 'ForOfStatement[await=true]', message: 'The runtime of the engine has no for await.' },
  { selector: ':function[async=true][generator=true]', message: 'The runtime of the engine has no async generators.' },
  {
    selector: 'Literal[regex.pattern=/\\(\\?<[^=!]/]',
    message: 'Named groups are silently wrong in the runtime of the engine.',
  },
  {
    selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]',
    message: 'Lookbehind is silently wrong in the runtime of the engine.',
  },
  {
    selector: 'Literal[regex.pattern=/\\\\[pP]\\{/]',
    message: 'Unicode classes are silently wrong in the runtime of the engine.',
  },
  {
    selector: "NewExpression[callee.name='RegExp']",
    message: "People's patterns are for host.matching alone; write other patterns as literals.",
  },
  {
    selector: "CallExpression[callee.name='RegExp']",
    message: "People's patterns are for host.matching alone; write other patterns as literals.",
  },
  {
    selector:
      ":matches(ForStatement, ForOfStatement, ForInStatement, WhileStatement) AssignmentExpression[operator='+='] > :matches(Literal[value=/^/], TemplateLiteral).right",
    message:
      'Text that grows in a loop takes quadratic time in the runtime of the engine: collect parts and join them.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is host.now().' },
  {
    selector: "NewExpression[callee.name='Date'] > :matches(Literal[raw=/^['\"]/], TemplateLiteral).arguments",
    message: 'A date made of text takes the zone of the server: use the host.',
  },
  {
    selector: "CallExpression > MemberExpression.callee[property.name='localeCompare']",
    message: 'The runtime of the engine knows no languages: compare with < and >.',
  },
  ...absentMethods,
];

/** What only ESLint can say; all that needs types stands in .config/oxlint.jsonc. */
export default tseslint.config(
  {
    files: ['src/**/*.{ts,tsx}', 'tests/**/*.tsx'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { noInlineConfig: true },
  },
  {
    files: ['**/*.tsx', 'src/editor/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // What people read stands in src/editor/text.ts and in the model, and in other languages in src/locales.
    files: ['src/editor/**/*.tsx'],
    ignores: ['**/*.test.tsx', '**/testing/**'],
    plugins: { '@grafana/i18n': i18n },
    rules: { '@grafana/i18n/no-untranslated-strings': ['error', { calleesToIgnore: ['^css$'] }] },
  },
  {
    ...codeOfTheEngine,
    rules: {
      'no-restricted-globals': ['error', ...absentGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Object', property: 'groupBy', message: 'The runtime of the engine does not have it.' },
        { object: 'Map', property: 'groupBy', message: 'The runtime of the engine does not have it.' },
        { object: 'Array', property: 'fromAsync', message: 'The runtime of the engine does not have it.' },
        { object: 'Promise', property: 'withResolvers', message: 'The runtime of the engine does not have it.' },
        { object: 'Date', property: 'now', message: 'The clock is host.now().' },
        {
          object: 'Date',
          property: 'parse',
          message: "A text without a zone would be in the zone of the server: use a plan's isoTime, or zonedTimes.",
        },
        { object: 'Math', property: 'random', message: 'Random numbers come through the host.' },
      ],
      'no-restricted-syntax': ['error', ...engineSyntax],
    },
  }
);
