import type { DataQueryError } from '@grafana/data';
import { AnswersOfPanels } from '../mixed-request';

interface Failed {
  own: readonly DataQueryError[];
  shown: DataQueryError[];
}

const answers = new AnswersOfPanels<Failed>();

/**
 * The errors of a data source and those of the others of its panel: Grafana shows those of but one of them. What others answer later
 * is added when that is there.
 */
export function panelErrors(own: readonly DataQueryError[], requestId: string | undefined): DataQueryError[] {
  const shown: DataQueryError[] = [];
  const parts = answers.withOthers({ own, shown }, requestId);
  parts.forEach((part) => {
    const others = parts.filter((one) => one !== part).flatMap((one) => one.own);
    part.shown.splice(0, part.shown.length, ...part.own, ...(part.own.length > 0 ? others : []));
  });
  return shown;
}
