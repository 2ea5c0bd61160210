import type { TimeRange } from '@grafana/data';
import { useEffect, useMemo, useState } from 'react';
import { messageOf } from '../load-state';
import { templateSrv } from '../services/template-srv';
import { useLocation } from '../shell/location';
import type { DashboardModel } from './dashboard-model';
import { makeVariable, type Option, type Variable } from './variable';
import { allOption, optionsOf } from './variable-options';

interface Read {
  options: Readonly<Record<string, readonly Option[]>>;
  failed: string;
}

/** A dashboard's variables; the address keeps what is chosen. Options are read once a page, as Grafana does on dashboard load. */
export function useVariables(dashboard: DashboardModel, range: TimeRange) {
  const { params } = useLocation();
  const [firstRange] = useState(range);
  const [read, setRead] = useState<Read>();
  const chosen = JSON.stringify((dashboard.templating?.list ?? []).map((model) => params.getAll(`var-${model.name}`)));
  // Only a choice of data source makes other options.
  const chosenSource = JSON.stringify(
    (dashboard.templating?.list ?? []).map(({ type, name }) =>
      type === 'datasource' ? params.getAll(`var-${name}`) : []
    )
  );
  useEffect(() => {
    let wanted = true;
    void readOptions(dashboard, firstRange, JSON.parse(chosenSource) as string[][]).then((found) => {
      if (wanted) {
        setRead(found);
      }
    });
    return () => {
      wanted = false;
    };
  }, [dashboard, firstRange, chosenSource]);
  const variables = useMemo(() => {
    if (!read) {
      return undefined;
    }
    const made = madeVariables(dashboard, read.options, JSON.parse(chosen) as string[][]);
    templateSrv.setVariables(made);
    return made;
  }, [dashboard, read, chosen]);
  return { variables, failed: read?.failed ?? '' };
}

function madeVariables(dashboard: DashboardModel, options: Read['options'], fromAddress: string[][]): Variable[] {
  return (dashboard.templating?.list ?? []).map((model, index) => {
    const picked = fromAddress[index] ?? [];
    return makeVariable(model, options[model.name] ?? [], picked.length ? picked : undefined);
  });
}

/** One after another, since a variable may use those before it. */
async function readOptions(dashboard: DashboardModel, range: TimeRange, fromAddress: string[][]): Promise<Read> {
  const options: Record<string, readonly Option[]> = {};
  let failed = '';
  for (const model of dashboard.templating?.list ?? []) {
    try {
      options[model.name] = await optionsOf(model, range);
      templateSrv.setVariables(madeVariables(dashboard, options, fromAddress));
    } catch (error) {
      options[model.name] = allOption(model);
      failed = `Variable ${model.label ?? model.name}: ${messageOf(error)}`;
    }
  }
  return { options, failed };
}
