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
  const texts = (of: (span: Span) => string): string[] => spans.map(of);
  const numbers = (of: (span: Span) => number): Float64Array => Float64Array.from(spans, of);
  const fields: Field[] = [
    text(
      'traceID',
      texts(() => run?.id ?? '')
    ),
    text(
      'spanID',
      texts(({ id }) => id)
    ),
    text(
      'parentSpanID',
      texts(({ parent }) => parent)
    ),
    text(
      'operationName',
      texts(({ name }) => name)
    ),
    text(
      'serviceName',
      texts(() => service)
    ),
    json(
      'serviceTags',
      texts(() => serviceTags)
    ),
    number(
      'startTime',
      numbers(({ begin }) => begin)
    ),
    number(
      'duration',
      numbers(({ begin, end }) => end - begin)
    ),
    json('tags', texts(tagsText)),
    number(
      'statusCode',
      numbers(({ outcome }) => (outcome === 'failure' ? 2 : outcome === 'success' ? 1 : 0))
    ),
    text(
      'statusMessage',
      texts(({ message }) => message)
    ),
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

function text(name: string, values: readonly string[]): Field {
  return { name, type: 'string', nullable: false, values };
}

function number(name: string, values: Float64Array): Field {
  return { name, type: 'number', nullable: false, values };
}

/** @param values JSON texts */
function json(name: string, values: readonly string[]): Field {
  return { name, type: 'json', nullable: false, values };
}
