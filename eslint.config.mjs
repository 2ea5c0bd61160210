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

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**', 'coverage/**', 'pkg/**', '.config/**/*.{js,ts}', '*.config.ts', '**/*.d.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // The functions of Host and ColumnTools use no `this`, in both hosts.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    },
  },
  {
    // Matchers are `any`, and stand-ins of Grafana have what it has, deprecated or not.
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.spec.ts', '**/testing/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-function-type': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // The preview stands in for Grafana, which still uses these itself.
    files: ['tests/preview/**'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    // Grafana's types promise more than saved settings and queries keep.
    files: ['src/editor/**', 'src/*.ts', 'src/*.tsx'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
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
          message: 'A text without a zone would be in the zone of the server: use a plan\'s isoTime, or zonedTimes.',
        },
        { object: 'Math', property: 'random', message: 'Random numbers come through the host.' },
      ],
      'no-restricted-syntax': ['error', ...engineSyntax],
    },
  },
  {
    files: ['**/*.mjs'],
    rules: { eqeqeq: 'error' },
  }
);
