import { literalDollars } from '../../model/plain-dollars';
import type { Field, Frame } from '../seam/protocol';
import type { DrawnRun } from './drawn-run';
import type { Link } from './link';

interface Tag {
  key: string;
  value: string;
}

interface Span {
  id: string;
  parent: string;
  name: string;
  begin: number;
  end: number;
  outcome: string;
  message: string;
  tags: readonly Tag[];
  /** The node that it is a run of; null for a run as a whole, or many nodes. */
  target: string | null;
}

/** One run as a waterfall: Grafana's trace view reads these names. @param service the vendor's name @param nodeLinks for the node of a span */
export function traceFrame(run: DrawnRun | undefined, service: string, nodeLinks: readonly Link[] = []): Frame {
  const spans = run === undefined ? [] : spansOf(run, '');
  const serviceTags = JSON.stringify(tag('run', run?.id ?? ''));
  const texts = (name: string, type: 'string' | 'json', of: (span: Span) => string): Field => {
    return { name, type, nullable: false, values: spans.map(of) };
  };
  const numbers = (name: string, of: (span: Span) => number): Field => {
    return { name, type: 'number', nullable: false, values: Float64Array.from(spans, of) };
  };
  const fields: Field[] = [
    texts('traceID', 'string', () => run?.id ?? ''),
    texts('spanID', 'string', ({ id }) => id),
    texts('parentSpanID', 'string', ({ parent }) => parent),
    texts('operationName', 'string', ({ name }) => name),
    texts('serviceName', 'string', () => service),
    texts('serviceTags', 'json', () => serviceTags),
    numbers('startTime', ({ begin }) => begin),
    numbers('duration', ({ begin, end }) => end - begin),
    texts('tags', 'json', tagsText),
    numbers('statusCode', ({ outcome }) => (outcome === 'failure' ? 2 : outcome === 'success' ? 1 : 0)),
    texts('statusMessage', 'string', ({ message }) => message),
    {
      name: 'target',
      type: 'string',
      nullable: true,
      ...(nodeLinks.length === 0 ? {} : { config: { links: nodeLinks } }),
      values: spans.map(({ target }) => target),
    },
  ];
  return { name: 'Trace', meta: { preferredVisualisationType: 'trace' }, fields };
}

/** Every span's parent is there: the run's own span first, then what it holds. */
function spansOf(run: DrawnRun, parent: string): Span[] {
  const { id, title, begin, end, outcome, actor, nodes, parts } = run;
  const root: Span = {
    id: `run ${id}`,
    parent,
    name: title,
    begin,
    end,
    outcome,
    message: title,
    tags: [...tag('run', id), ...tag('actor', actor)],
    target: null,
  };
  return [
    root,
    ...parts.flatMap((part) => spansOf(part, root.id)),
    ...nodes.map(({ isGroup, ...node }, index) => {
      // What has no name bears the run's.
      const target = isGroup || node.name === '' || node.name === id ? null : node.name;
      return {
        id: `${root.id} ${index}`,
        parent: root.id,
        name: node.name,
        begin: node.begin,
        end: node.end,
        outcome: node.outcome,
        message: node.message,
        tags: tag('target', target),
        // As the value of a filter: another dollar than `\$` would be a variable there, and brackets cannot be said.
        target: target === null || target.includes('[[') ? null : literalDollars(target),
      };
    }),
  ];
}

function tag(key: string, value: string | null): Tag[] {
  return value === null ? [] : [{ key, value }];
}

function tagsText({ outcome, tags }: Span): string {
  const error = outcome === 'failure' ? tag('error', 'true') : [];
  return JSON.stringify(tag('outcome', outcome).concat(tags, error));
}
