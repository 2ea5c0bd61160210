import { entryOf } from '../../../../model/entry-of';
import { classify } from '../../../columns/classify';
import { oneLines } from '../../../columns/one-lines';
import { whereKnown } from '../../../columns/where-known';
import type { DictionaryColumn, TextColumn } from '../../../seam/column';
import type { Host } from '../../../seam/host';
import { oneLine } from '../../../sentences/quoted';

/** What is known of an activity; Opsera has no message for it. */
type Known = Readonly<Record<'actor' | 'action' | 'type' | 'target', DictionaryColumn>>;

/** `anna@example.com deleted pipeline nightly`, `anna@example.com logged in` */
export function activityMessage({ actor, action, type, target }: Known, host: Host): TextColumn {
  const subject = classify(host, [oneLines(actor, host)], (word) => word ?? 'Someone');
  const predicate = classify(host, [action, type, whereKnown(target, 'known', host)], predicateOf);
  return host.columns.join(actor.codes.length, [subject, ' ', predicate, oneLines(target, host)]);
}

/** Ends with a blank where the target follows. */
function predicateOf(action: string | null, type: string | null, target: string | null): string {
  const verb = plain(action);
  const thing = plain(type);
  const deed = (verb === '' ? thing : verb).replace(/^log (?=in$|out$)/, 'log');
  if (deed === 'login' || deed === 'logout') {
    return `logged ${deed === 'login' ? 'in' : 'out'}${target === null ? '' : ' at '}`;
  }
  const did = verb === '' ? 'did something to' : /^[a-z]+$/.test(verb) ? past(verb) : `did "${verb}" to`;
  if (target === null) {
    return thing === '' ? (verb === '' ? 'did something' : `${did} something`) : `${did} ${oneOf(thing)}`;
  }
  return `${[did, thing].filter((word) => word !== '').join(' ')} `;
}

/** `Step_Configuration` and `stepConfiguration` as people write them. */
function plain(word: string | null): string {
  return oneLine((word ?? '').replace(/[_-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2')).toLowerCase();
}

const irregular: Readonly<Record<string, string>> = {
  backup: 'backed up',
  begin: 'began',
  bind: 'bound',
  build: 'built',
  commit: 'committed',
  get: 'got',
  give: 'gave',
  hold: 'held',
  make: 'made',
  override: 'overrode',
  overwrite: 'overwrote',
  permit: 'permitted',
  put: 'put',
  read: 'read',
  rebuild: 'rebuilt',
  reset: 'reset',
  rollback: 'rolled back',
  run: 'ran',
  rerun: 'reran',
  send: 'sent',
  set: 'set',
  setup: 'set up',
  shutdown: 'shut down',
  submit: 'submitted',
  take: 'took',
  transfer: 'transferred',
  unbind: 'unbound',
  undo: 'undid',
  unset: 'unset',
  write: 'wrote',
};

function past(verb: string): string {
  return (
    entryOf(irregular, verb) ??
    (verb.endsWith('ed')
      ? verb
      : verb.endsWith('e')
        ? `${verb}d`
        : /[^aeiou]y$/.test(verb)
          ? `${verb.slice(0, -1)}ied`
          : /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb)
            ? `${verb}${verb.slice(-1)}ed`
            : `${verb}ed`)
  );
}

function oneOf(thing: string): string {
  // `a user`, `a unit`
  return thing.endsWith('s') ? thing : `${/^(?!us|uni)[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;
}
