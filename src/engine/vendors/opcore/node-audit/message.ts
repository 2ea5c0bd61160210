import { oneLine } from '../../../sentences/quoted';
import { isSaid } from '../../said';
import { recordOutcome } from '../outcomes';

/** opCore's own words for what was done are a verb and `node`. */
const verbs = [
  { verb: /^creat/i, done: 'created', do: 'create' },
  { verb: /^(edit|update|modif)/i, done: 'edited', do: 'edit' },
  { verb: /^(delet|remov)/i, done: 'deleted', do: 'delete' },
];

/** opCore gives no messages: `anna deleted node web-1`, `anna could not edit node web-1: config is locked`. */
export function recordMessage(
  what: string | null,
  status: string | null,
  who: string | null,
  name: string | null
): string {
  const actor = oneLine(who ?? 'Someone');
  const node = name === null ? 'a node without a name' : `node ${oneLine(name)}`;
  const known = verbs.find(({ verb }) => verb.test(what ?? ''));
  const failed = recordOutcome(status) === 'failure';
  const because = failed && isSaid(status) ? `: ${oneLine(status)}` : '';
  if (known === undefined) {
    return `${actor}${failed ? ' failed at' : ':'} ${oneLine(what ?? 'something')}, ${node}${because}`;
  }
  return failed ? `${actor} could not ${known.do} ${node}${because}` : `${actor} ${known.done} ${node}`;
}
