import type { TimeRange } from '@grafana/data';
import { useEffect, useMemo, useState } from 'react';
import { messageOf } from '../load-state';
import { templateSrv } from '../services/template-srv';
import { useLocation } from '../shell/location';
import type { DashboardModel } from './dashboard-model';
import { makeVariable, type Option, type Variable } from './variable';
import { optionsOf } from './variable-options';

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
  useEffect(() => {
    let wanted = true;
    void readOptions(dashboard, firstRange).then((found) => {
      if (wanted) {
        setRead(found);
      }
    });
    return () => {
      wanted = false;
    };
  }, [dashboard, firstRange]);
  const variables = useMemo(() => {
    if (!read) {
      return undefined;
    }
    const fromAddress = JSON.parse(chosen) as string[][];
    const made = (dashboard.templating?.list ?? []).map((model, index): Variable => {
      const picked = fromAddress[index] ?? [];
      return makeVariable(model, read.options[model.name] ?? [], picked.length ? picked : undefined);
    });
    templateSrv.setVariables(made);
    return made;
  }, [dashboard, read, chosen]);
  return { variables, failed: read?.failed ?? '' };
}

/** One after another, since a variable may use those before it. */
async function readOptions(dashboard: DashboardModel, range: TimeRange): Promise<Read> {
  const options: Record<string, readonly Option[]> = {};
  let failed = '';
  for (const model of dashboard.templating?.list ?? []) {
    try {
      options[model.name] = await optionsOf(model, range);
    } catch (error) {
      options[model.name] = [];
      failed = `Variable ${model.label ?? model.name}: ${messageOf(error)}`;
    }
  }
  return { options, failed };
}
