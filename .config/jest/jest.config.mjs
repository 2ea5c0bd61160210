import { bundled } from './packages.mjs';

/** Unit tests: engine and model in Node, editors in jsdom (their files say so with a docblock). */
export default {
  rootDir: '../..',
  roots: ['<rootDir>/src', '<rootDir>/tests'],
  testEnvironment: '<rootDir>/.config/jest/columns-environment.mjs',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'mts', 'js', 'mjs', 'cjs', 'json'],
  transform: {
    '^.+\\.m?[tj]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: { '\\.(svg|png|css)$': '<rootDir>/.config/jest/file-stub.js', ...bundled },
  globalSetup: '<rootDir>/.config/jest/global-setup.mjs',
  setupFiles: ['<rootDir>/.config/jest/setup.mjs'],
  // Other stages of `npm test` run beside it.
  testTimeout: 20_000,
  cacheDirectory: '<rootDir>/.cache/jest',
};
