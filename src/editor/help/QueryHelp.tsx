import { CoreApp, getTimeZone, type QueryEditorHelpProps } from '@grafana/data';
import { Card, Grid, Stack, Text } from '@grafana/ui';
import { readInterval } from '../../model/interval';
import { zoneName } from '../query/zone-name';
import type { RuntrailQuery } from '../saved/query';
import { edited } from '../saved/default-query';
import { useListed } from './use-listed';
import { queryTypeWithId } from '../saved/vendor-of';
import type { Lister } from './with-listed';
import { testIds } from '../test-ids';
import { text } from '../text';
import { examplesOf } from './examples';

interface Props extends Pick<QueryEditorHelpProps<RuntrailQuery>, 'query' | 'onClickExample'> {
  datasource: Lister & { getDefaultQuery?(app: CoreApp): Partial<RuntrailQuery> };
}

/** Examples to click, shown by Grafana beside the query editor. */
export function QueryHelp({ datasource, query: saved, onClickExample }: Props) {
  const query = saved.queryType ? saved : { ...datasource.getDefaultQuery?.(CoreApp.Unknown), ...saved };
  const queryType = queryTypeWithId(query.queryType)?.queryType;
  const choose = useListed(datasource, query, (chosen) => onClickExample(edited(chosen, saved, query)));
  return (
    <div data-testid={testIds.help}>
      <Stack direction="column" gap={1}>
        <Text element="h3">{text.help.title}</Text>
        <Text color="secondary">{text.help.intro}</Text>
        {queryType && (
          <Grid minColumnWidth={34} gap={1}>
            {examplesOf(queryType).map(({ name, change }) => (
              <Card
                key={name}
                isCompact
                noMargin
                onClick={() => void choose({ ...query, ...change, ...zoneFor(change) }, queryType)}
              >
                <Card.Heading>{text.help.examples[name].title}</Card.Heading>
                <Card.Description>{text.help.examples[name].description}</Card.Description>
              </Card>
            ))}
          </Grid>
        )}
        <Text variant="bodySmall" color="secondary">
          {text.help.variables}
        </Text>
      </Stack>
    </div>
  );
}

/** Days are those of whoever looks. */
function zoneFor({ interval = 'auto' }: Partial<RuntrailQuery>): Pick<RuntrailQuery, 'timeZone'> {
  return readInterval(interval)?.kind === 'calendar' ? { timeZone: zoneName(getTimeZone()) } : {};
}
