import { examplesOf } from '../../src/editor/help/examples';
import { text } from '../../src/editor/text';
import { queryVersion } from '../../src/model/query';
import { vendorModels } from '../../src/model/vendors';

export interface QueryExample {
  name: string;
  queryType: string;
  description: string;
  saveModel: Readonly<Record<string, unknown>>;
}

/** What is read where a query type does not read everything by itself; the simulators have these. */
const selections: Readonly<Record<string, object>> = {
  'opus.jobAudit': { jobs: ['66173'] },
  'opsera.taskLogs': { taskNames: ['nightly scan'] },
};

/** The examples of the query editor's help, as dashboards save them. */
export function queryExamples(): QueryExample[] {
  return vendorModels
    .flatMap(({ queryTypes }) => queryTypes)
    .flatMap((queryType) =>
      examplesOf(queryType).map(({ name, change }) => ({
        name: `${queryType.label}: ${text.help.examples[name].title}`,
        queryType: queryType.id,
        description: text.help.examples[name].description,
        saveModel: { version: queryVersion, queryType: queryType.id, ...selections[queryType.id], ...change },
      }))
    );
}
