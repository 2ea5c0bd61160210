import type { DataSourceSettings, GrafanaTheme2 } from '@grafana/data';
import { css } from '@emotion/css';
import { selectors } from '@grafana/e2e-selectors';
import { getBackendSrv } from '@grafana/runtime';
import {
  Alert,
  Box,
  Button,
  ErrorBoundaryAlert,
  Field,
  Input,
  LinkButton,
  Stack,
  Tab,
  TabsBar,
  useStyles2,
} from '@grafana/ui';
import { useCallback, useState } from 'react';
import { Loaded, messageOf, useLoad } from '../load-state';
import { loadPlugin } from '../load-plugin';
import { dataSourceSrv } from '../services/data-source-srv';
import { Shell } from '../shell/shell';
import { Validation } from './validation';

/** Grafana's data source settings page with the plugin's config editor. */
export function SettingsPage({ uid }: { uid: string }) {
  const styles = useStyles2(getStyles);
  const read = useCallback(async () => {
    const options = await getBackendSrv().get<DataSourceSettings>(`/api/datasources/uid/${uid}`);
    const settings = dataSourceSrv.getInstanceSettings(uid);
    if (!settings?.meta.module) {
      throw new Error(`${options.name} is no data source of this plugin.`);
    }
    return { options, plugin: await loadPlugin(settings.meta) };
  }, [uid]);
  const load = useLoad(read);
  return (
    <Shell
      crumbs={[
        { label: 'Home', href: '/' },
        { label: 'Data sources', href: '/connections/datasources' },
        { label: dataSourceSrv.getInstanceSettings(uid)?.name ?? uid },
      ]}
    >
      <div className={styles.body}>
        <TabsBar>
          <Tab label="Settings" icon="sliders-v-alt" active />
        </TabsBar>
        <div className={styles.form}>
          <Loaded load={load}>
            {({ options, plugin }) =>
              plugin.components.ConfigEditor && <Settings initial={options} Editor={plugin.components.ConfigEditor} />
            }
          </Loaded>
        </div>
      </div>
    </Shell>
  );
}

interface Tested {
  severity: 'success' | 'error';
  message: string;
  details?: string;
}
type Editor = NonNullable<Awaited<ReturnType<typeof loadPlugin>>['components']['ConfigEditor']>;

function Settings({ initial, Editor }: { initial: DataSourceSettings; Editor: Editor }) {
  const [options, setOptions] = useState(initial);
  const [tested, setTested] = useState<Tested>();
  const [busy, setBusy] = useState(false);
  const [validation] = useState(() => new Validation());
  const [problems, setProblems] = useState<string[]>([]);
  const save = async () => {
    setTested(undefined);
    const isValid = await validation.validate();
    setProblems(isValid ? [] : Object.values(validation.getErrors()));
    if (!isValid) {
      return;
    }
    setBusy(true);
    try {
      const saved = await getBackendSrv().put<{ datasource: DataSourceSettings }>(
        `/api/datasources/uid/${options.uid}`,
        options
      );
      setOptions(saved.datasource);
      await dataSourceSrv.refresh();
      setTested(await testOf(options.uid));
    } catch (error) {
      setTested({ severity: 'error', message: messageOf(error) });
    }
    setBusy(false);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label="Name">
        <Input
          id="basic-settings-name"
          width={40}
          value={options.name}
          onChange={(event) => setOptions({ ...options, name: event.currentTarget.value })}
        />
      </Field>
      <ErrorBoundaryAlert>
        <div data-testid="config-editor">
          <Editor options={options} onOptionsChange={setOptions} validation={validation} />
        </div>
      </ErrorBoundaryAlert>
      {problems.length > 0 && <Alert severity="error" title={problems.join(' ')} topSpacing={2} />}
      {tested && (
        <Alert
          severity={tested.severity}
          title={tested.message}
          data-testid={selectors.pages.DataSource.alert}
          topSpacing={2}
        >
          {tested.details}
        </Alert>
      )}
      <Box marginTop={4} marginBottom={1}>
        <Stack gap={1}>
          <LinkButton variant="secondary" fill="solid" href={`/explore?ds=${options.uid}`}>
            Explore view
          </LinkButton>
          <Button type="submit" disabled={busy} data-testid={selectors.pages.DataSource.saveAndTest}>
            {busy ? 'Testing...' : 'Save & test'}
          </Button>
        </Stack>
      </Box>
    </form>
  );
}

/** What the plugin's own test says, as Grafana shows it. */
async function testOf(uid: string): Promise<Tested> {
  const source = await dataSourceSrv.get(uid);
  try {
    const { status, message } = await source.testDatasource();
    return { severity: status.toLowerCase() === 'error' ? 'error' : 'success', message };
  } catch (error) {
    return { severity: 'error', message: messageOf(error) };
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  body: css({
    maxWidth: 1000,
    margin: '0 auto',
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    padding: theme.spacing(2),
  }),
  form: css({ paddingTop: theme.spacing(3) }),
});
