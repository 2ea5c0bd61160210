import { CoreApp } from '@grafana/data';
import { EditorRow } from '@grafana/plugin-ui';
import { useEffect, useRef } from 'react';
import { isEmptyQuery, presetsFor } from '../help/presets';
import { edited, isAsMade, isUntouched, ofGrafana } from '../saved/default-query';
import { queryTypeWithId } from '../saved/vendor-of';
import type { RuntrailQuery } from '../saved/query';
import type { EditorProps, Source } from '../source';
import { testIds } from '../test-ids';
import { AlertFields } from './AlertFields';
import { alertHints } from './alert-hints';
import { changing } from './changing';
import { EditorShell } from './EditorShell';
import { Hints } from './Hints';
import { panelHints } from './panel-hints';
import { Presets } from './Presets';
import { ShapeFields } from './ShapeFields';
import { zoneName } from './zone-name';

/** Edits one query; every choice runs it. */
export function QueryEditor({ datasource, query: saved, app, data, onChange, onRunQuery }: EditorProps) {
  const panel = data?.request?.panelPluginId;
  const query = datasource.completed(saved, app, panel);
  // A panel says what type it is with its first answer.
  const isKnown = app !== CoreApp.PanelEditor || data?.request !== undefined;
  useEffect(() => {
    if (isKnown && isUntouched(saved) && query.queryType) {
      onChange(query);
      if (query.format !== 'table' && app === CoreApp.PanelEditor) {
        onRunQuery();
      }
    } else if (isKnown && isOfOther(query, datasource) && isAsMade(saved, app, panel)) {
      onChange(datasource.completed(ofGrafana(saved), app, panel));
      // What is shown was read from the other one.
      onRunQuery();
    }
  });
  const change = changing({ datasource, onChange, onRunQuery }, (changed) => edited(changed, saved, query));
  const editor = useRef<HTMLDivElement>(null);
  const isAlertRule = app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;
  return (
    <EditorShell
      source={datasource}
      query={query}
      series={data?.series}
      onChange={change}
      root={editor}
      data-testid={testIds.query.editor}
    >
      {(queryType) => {
        const presets = !isAlertRule && isEmptyQuery(query, queryType, panel) ? presetsFor(queryType, panel) : [];
        return (
          <>
            <EditorRow>
              <ShapeFields
                source={datasource}
                queryType={queryType}
                query={query}
                timeZone={zoneName(data?.request?.timezone)}
                onChange={change}
              />
              {isAlertRule && <AlertFields query={query} onChange={change} />}
            </EditorRow>
            <Presets
              source={datasource}
              query={query}
              queryType={queryType}
              presets={presets}
              onChoose={change}
              next={editor}
            />
            <Hints hints={isAlertRule ? alertHints(query, queryType) : panelHints(query, panel)} />
          </>
        );
      }}
    </EditorShell>
  );
}

function isOfOther({ queryType }: RuntrailQuery, { vendor }: Source): boolean {
  const asked = queryTypeWithId(queryType)?.vendor;
  return asked !== undefined && vendor !== undefined && asked.id !== vendor.id;
}
