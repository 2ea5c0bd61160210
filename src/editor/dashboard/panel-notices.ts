import type { DataFrame, QueryResultMeta, QueryResultMetaNotice } from '@grafana/data';
import { AnswersOfPanels } from '../mixed-request';

/** What a frame says of its query's answer. */
interface Said {
  refId: string;
  /** Of the frame that is shown. */
  meta: QueryResultMeta;
  notices: readonly QueryResultMetaNotice[];
}

const answers = new AnswersOfPanels<Said[]>();

/**
 * Frames that say all in one notice of each severity: beside a panel's title Grafana shows but the last one, whichever query it is
 * of. It stands on each frame that had one, so that it is not lost with a frame that the panel leaves out. What other data sources
 * of the panel answer is added when that is there; Mixed hands all of them on together.
 */
export function panelNotices(frames: readonly DataFrame[], requestId: string | undefined): DataFrame[] {
  const shown = frames.map((frame) => ({ ...frame, meta: { ...frame.meta } }));
  const said = shown.map(({ refId = '', meta }) => ({ refId, meta, notices: meta.notices ?? [] }));
  joinAll(answers.withOthers(said, requestId).flat());
  return shown;
}

function joinAll(said: Said[]): void {
  said.sort((one, other) => (one.refId < other.refId ? -1 : Number(one.refId > other.refId)));
  said.forEach(({ meta, notices }) => {
    const severities = [...new Set(notices.map(({ severity }) => severity))];
    if (severities.length > 0) {
      meta.notices = severities.map((severity) => ({ severity, text: joined(severity, said) }));
    }
  });
}

/** Each sentence once; where not all queries say it, with the letters of those that do. */
function joined(severity: QueryResultMetaNotice['severity'], said: readonly Said[]): string {
  const queries = new Set(said.map(({ refId }) => refId));
  const sentences = new Map<string, Set<string>>();
  said.forEach(({ refId, notices }) =>
    notices
      .filter((notice) => notice.severity === severity)
      .forEach(({ text }) => sentences.set(text, new Set([...(sentences.get(text) ?? []), refId])))
  );
  return Array.from(sentences, ([text, own]) =>
    own.size === queries.size ? text : `${[...own].join(', ')}: ${text}`
  ).join(' ');
}
