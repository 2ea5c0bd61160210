import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const folder = path.resolve(__dirname, '../../provisioning/dashboards');

const override = v.object({
  matcher: v.object({ id: v.string(), options: v.unknown() }),
  properties: v.array(v.object({ id: v.string(), value: v.unknown() })),
});
const target = v.looseObject({
  refId: v.string(),
  groupBy: v.optional(v.array(v.string()), []),
  limit: v.optional(v.number()),
  filters: v.optional(v.array(v.looseObject({ values: v.array(v.string()) })), []),
});
const panel = v.looseObject({
  id: v.number(),
  type: v.string(),
  title: v.string(),
  description: v.optional(v.string()),
  gridPos: v.object({ x: v.number(), y: v.number(), w: v.number(), h: v.number() }),
  fieldConfig: v.looseObject({
    defaults: v.looseObject({
      noValue: v.optional(v.string()),
      displayName: v.optional(v.string()),
      color: v.optional(v.looseObject({ mode: v.string() })),
    }),
    overrides: v.array(override),
  }),
  options: v.optional(
    v.looseObject({
      minVizHeight: v.optional(v.number()),
      stacking: v.optional(v.string()),
      showValue: v.optional(v.string()),
      legend: v.optional(v.looseObject({ calcs: v.optional(v.array(v.string())) })),
      reduceOptions: v.optional(v.looseObject({ limit: v.optional(v.number()) })),
    })
  ),
  targets: v.optional(v.array(target), []),
  transformations: v.optional(v.array(v.looseObject({ id: v.string(), options: v.unknown() })), []),
});
const dashboard = v.looseObject({
  uid: v.string(),
  title: v.string(),
  panels: v.array(panel),
  templating: v.object({ list: v.array(v.looseObject({ name: v.string(), type: v.string(), query: v.unknown() })) }),
  annotations: v.object({ list: v.array(v.looseObject({ target: v.looseObject({ colorByOutcome: v.unknown() }) })) }),
});

export type Dashboard = v.InferOutput<typeof dashboard>;

/** The dashboards of provisioning/dashboards, and the text of each. */
export const dashboards: ReadonlyArray<Dashboard & { text: string }> = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const text = provisioned(file);
    return { ...parsed(text), text };
  });

/** Addresses inside a dashboard to other dashboards, with the variables that they set. */
export function linksIn(text: string): ReadonlyArray<{ uid: string; variables: readonly string[] }> {
  return [...text.matchAll(/\/d\/([\w-]+)\?([^"]*)/g)].map(([, uid = '', query = '']) => ({
    uid,
    variables: [...query.matchAll(/var-(\w+)=/g)].map(([, name = '']) => name),
  }));
}

/** The text of a provisioned dashboard. */
export function provisioned(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

export function parsed(text: string): Dashboard {
  return v.parse(dashboard, JSON.parse(text));
}
