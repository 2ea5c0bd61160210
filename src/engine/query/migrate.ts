import { queryVersion } from '../../model/query';
import { badRequest } from '../sentences/answer-error';
import { quoted } from '../sentences/quoted';

/** A saved query as it came: keys of any kind. */
export type SavedJson = Readonly<Record<string, unknown>>;

/** What turns a query of version `index + 1` into one of the next version. */
const steps: ReadonlyArray<(saved: SavedJson) => SavedJson> = [];

/** The saved query in today's version; alert rules never pass the editor, so this happens here. Throws AnswerError. */
export function migrate(json: unknown): SavedJson {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw badRequest(`A query must be an object, not ${quoted(json)}.`);
  }
  const saved: SavedJson = withoutNulls({ ...json });
  const version = saved.version ?? 1;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw badRequest(`The query's version must be a whole number from 1, not ${quoted(version)}.`);
  }
  if (version > queryVersion) {
    throw badRequest(
      `This query was saved by a newer Runtrail (query version ${version}); this one reads versions up to ${queryVersion}: update the plugin.`
    );
  }
  return steps.slice(version - 1).reduce((older, step) => step(older), saved);
}

/** Provisioned files write null for what is absent. */
function withoutNulls(saved: SavedJson): SavedJson {
  return Object.fromEntries(Object.entries(saved).filter(([, value]) => value !== null));
}
