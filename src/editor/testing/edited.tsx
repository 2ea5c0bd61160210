import { CoreApp, getDefaultTimeRange, LoadingState, type DataQueryRequest, type PanelData } from '@grafana/data';
import { act, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useState, type ComponentType } from 'react';
import { QueryEditor } from '../query/QueryEditor';
import type { RuntrailQuery } from '../saved/query';
import type { EditorProps, Source } from '../source';

interface Edited {
  user: UserEvent;
  /** The query as it stands now. */
  query: () => RuntrailQuery;
  /** How often it was run. */
  runs: () => number;
  unmount: () => void;
}

/** Shows an editor that keeps what it changes, as Grafana does, and waits for what it asks at once. */
export async function showEditor(
  Editor: ComponentType<EditorProps>,
  datasource: Source,
  saved: RuntrailQuery,
  app: CoreApp = CoreApp.Dashboard,
  data?: PanelData
): Promise<Edited> {
  let current = saved;
  let runs = 0;
  function Holder() {
    const [query, setQuery] = useState(saved);
    current = query;
    const asked = { datasource, query, app, ...(data && { data }) };
    return <Editor {...asked} onChange={setQuery} onRunQuery={() => runs++} />;
  }
  const { unmount } = await act(async () => render(<Holder />));
  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
  return { user, query: () => current, runs: () => runs, unmount };
}

/** Shows the editor of a query in a panel of this type, which has answered. */
export function showInPanel(datasource: Source, saved: RuntrailQuery, panelPluginId: string): Promise<Edited> {
  const request = { panelPluginId } as DataQueryRequest;
  const data = { state: LoadingState.Done, series: [], timeRange: getDefaultTimeRange(), request };
  return showEditor(QueryEditor, datasource, saved, CoreApp.PanelEditor, data);
}
