import type { Random } from '../base/random';
import type { User } from './record';

export function users(random: Random): [User, ...User[]] {
  const user = (firstName: string, lastName: string): User => ({
    id: random.hex(24),
    email: `${firstName}.${lastName.replace(/\W/g, '')}@example.com`.toLowerCase(),
    firstName,
    lastName,
  });
  return [
    user('Priya', 'Raman'),
    user('Tom', "O'Hara"),
    user('Wei', 'Chen <qa>'),
    user('Eva', 'Novak'),
    user('Ada', '"Ace" & Co'),
  ];
}

/** Type, action and, for some, secondary action. */
export const activities: readonly [Activity, ...Activity[]] = [
  ['pipeline', 'update'],
  ['pipeline', 'update', 'step_configuration'],
  ['pipeline', 'create'],
  ['pipeline', 'delete'],
  ['pipeline', 'run'],
  ['authentication', 'login'],
  ['authentication', 'login'],
  ['registry', 'create'],
  ['task', 'update'],
  ['task', 'create'],
  ['policy', 'update'],
  ['tag', 'delete'],
];
type Activity = readonly [type: string, action: string, secondary?: string];

export const taskTypes: readonly [string, ...string[]] = [
  'gitscraper',
  'sfdc_quick_deploy',
  'snaplogic',
  'command-line',
];

export const lines: readonly [string, ...string[]] = [
  'Cloning <repository> "main" & scanning',
  '\u001b[33mwarning\u001b[0m: 2 outdated packages',
  'Line one\nline two\n\tline three',
  'Uploaded 14 files',
];
