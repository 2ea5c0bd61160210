import { classify } from '../columns/classify';
import { oneLines } from '../columns/one-lines';
import { whereKnown } from '../columns/where-known';
import type { Events } from '../events/events';
import type { DictionaryColumn, TextColumn } from '../seam/column';
import type { Host } from '../seam/host';
import { durationColumn } from './duration-column';

const between = ' · ';

/**
 * What an annotation says: the title what happened to what, the text what the title does not, as who did it, in which run,
 * and how long it took.
 */
export function annotationTexts(
  { length, message, event, target, actor, run, time, end }: Events,
  runWord: string | undefined,
  host: Host
): { title: TextColumn; text: TextColumn } {
  const { join, coalesce, unsaid } = host.columns;
  const unlessSaid = (words: DictionaryColumn, by: TextColumn): DictionaryColumn => ({
    ...words,
    codes: unsaid(words, by),
  });
  const what = coalesce(message, join(length, [event]));
  const which = unlessSaid(oneLines(target, host), what);
  const title = join(length, [what, whereKnown(which, between, host), which]);
  const who = phrased(unlessSaid(oneLines(actor, host), title), (name) => `by ${name}`);
  const where = unlessSaid(runPhrases(run, runWord), title);
  const duration = phrased(unlessSaid(durationColumn(time, end, host), title), (long) => `took ${long}`);
  return {
    title,
    text: join(length, [who, separator([who], where, host), where, separator([who, where], duration, host), duration]),
  };
}

/** A number alone may be that of anything; what has a word already, as `plan 3`, stands for itself. */
function runPhrases(run: DictionaryColumn, runWord: string | undefined): DictionaryColumn {
  return phrased(run, (id) => (runWord === undefined ? '' : id.includes(' ') ? id : `${runWord} ${id}`));
}

function phrased(words: DictionaryColumn, phrase: (word: string) => string): DictionaryColumn {
  return { ...words, values: words.values.map((word) => (word === '' ? '' : phrase(word))) };
}

/** Where something stands before and after it. */
function separator(before: readonly DictionaryColumn[], after: DictionaryColumn, host: Host): DictionaryColumn {
  const known = [...before, after].map((words) => whereKnown(words, between, host));
  return classify(host, known, (...words) => {
    const last = words.pop() ?? null;
    return words.some((word) => word !== null) ? last : null;
  });
}
