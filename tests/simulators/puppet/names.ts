import type { Random } from '../base/random';
import type { Owner } from './job';

const roles = ['web', 'db', 'app', 'cache', 'mail', 'build'] as const;
const sites = ['paris', 'austin', 'osaka'] as const;

export function nodeNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const role = roles[index % roles.length] ?? roles[0];
    const site = sites[Math.floor(index / roles.length) % sites.length] ?? sites[0];
    return `${role}-${String(index + 1).padStart(2, '0')}.${site}.example.com`;
  });
}

/** Partial matches are on purpose: `package` is part of another task's name. */
export const taskNames = ['facts', 'package', 'package::audit', 'service', 'puppet_agent::version', 'reboot'] as const;
export const planTasks = ['deploy_app::drain', 'deploy_app::switch', 'patching::update'] as const;
export const environments = ['production', 'production', 'production', 'staging', 'development'] as const;

export function owners(random: Random): [Owner, ...Owner[]] {
  const owner = (login: string, display_name: string): Owner => ({
    id: random.uuid(),
    login,
    display_name,
    email: `${login.replace(/\W/g, '')}@example.com`,
  });
  return [
    owner('rita', 'Rita'),
    owner('sam.okafor', 'Sam Okafor'),
    owner('ci-deploy', 'CI <deploy> "robot" & friends'),
    owner("o'brien", "Miles O'Brien"),
    owner('anna', 'Anna Lindqvist'),
  ];
}

export const failures = [
  'Could not retrieve catalog from remote server: Error 500 on SERVER: Class "<b>ntp::config</b>" & friends not found',
  "\u001b[1;31mError: /Stage[main]/App/Service[app]: Could not restart Service[app]: 'systemctl' returned 1\u001b[0m",
  'Could not apply complete catalog: Found 1 dependency cycle: (File[/etc/app.conf] => Service["app"])',
] as const;

export const outputs = [
  'up 12 days\n',
  '\u001b[32mok\u001b[0m: 3 packages\n',
  '7.28.0\n',
  '<pre>a & b</pre>\n',
] as const;
