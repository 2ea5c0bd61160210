/** @jest-environment jsdom */
import '../testing/browser';
import { config } from '@grafana/runtime';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { vendorModels } from '../../model/vendors';
import type { ConfigProps } from '../saved/options';
import { emptySettings } from '../testing/settings';
import { testIds } from '../test-ids';
import { text } from '../text';
import { ConfigEditor } from './ConfigEditor';
import type { Settings } from './settings-change';

function show(saved: Partial<Settings> = {}, validation?: ConfigProps['validation']) {
  let current: Settings = { ...emptySettings, ...saved };
  function Holder() {
    const [settings, setSettings] = useState(current);
    current = settings;
    return <ConfigEditor options={settings} onOptionsChange={setSettings} {...(validation && { validation })} />;
  }
  render(<Holder />);
  return { user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }), settings: () => current };
}

test('each vendor has a card, reachable by keyboard as one group', async () => {
  const { user, settings } = show();
  expect(screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-label'))).toEqual([
    'Puppet',
    'Opus',
    'opCore',
    'Opsera',
  ]);
  expect(screen.queryByTestId(testIds.config.url)).not.toBeInTheDocument();
  await user.tab();
  await user.keyboard(' ');
  expect(settings().jsonData.vendor).toBe('puppet');
  await user.keyboard('{ArrowDown}');
  expect(settings().jsonData.vendor).toBe('opus');
});

test('what a field lacks is said when the button of the mouse that leaves it is let go of, so that nothing moves under its click', async () => {
  const { user } = show({ jsonData: { vendor: 'puppet' } });
  for (const [field, sentence] of [
    [testIds.config.url, text.config.url.invalid({ example: 'https://pe.example.com:8143' })],
    [testIds.config.secret('puppetToken'), text.config.signIn.required({ label: 'Access token' })],
  ] as const) {
    await user.click(screen.getByTestId(field));
    await user.pointer({ keys: '[MouseLeft>]', target: document.body });
    expect(screen.queryByText(sentence)).not.toBeInTheDocument();
    await user.pointer({ keys: '[/MouseLeft]' });
    expect(screen.getByText(sentence)).toBeInTheDocument();
  }
});

test.each(vendorModels.map((vendor) => [vendor.name, vendor] as const))(
  '%s: address, credential and settings of its own',
  async (_, vendor) => {
    const { user, settings } = show({ jsonData: { vendor: vendor.id } });
    const url = screen.getByTestId(testIds.config.url);
    expect(url).toHaveAttribute('placeholder', vendor.exampleUrl);
    await user.type(url, vendor.exampleUrl);
    for (const { key } of vendor.secrets) {
      await user.type(screen.getByTestId(testIds.config.secret(key)), `my ${key}`);
    }
    for (const { key, kind } of vendor.settings) {
      const field = screen.getByTestId(testIds.config.setting(key));
      await (kind === 'switch' ? user.click(field) : user.type(field, kind === 'number' ? '7' : 'x'));
    }
    const typed = { text: 'x', number: 7, switch: true };
    expect(settings()).toMatchObject({
      url: vendor.exampleUrl,
      secureJsonData: Object.fromEntries(vendor.secrets.map(({ key }) => [key, `my ${key}`])),
    });
    expect(settings().jsonData).toEqual({
      vendor: vendor.id,
      ...Object.fromEntries(vendor.settings.map(({ key, kind }) => [key, typed[kind]])),
    });
  }
);

test("changing the vendor leaves the other vendors' secrets alone", async () => {
  const { user, settings } = show({ jsonData: { vendor: 'puppet' }, secureJsonFields: { puppetToken: true } });
  expect(screen.getByTestId(testIds.config.secret('puppetToken'))).toHaveValue('configured');
  await user.click(screen.getByLabelText('Opsera'));
  expect(screen.getByTestId(testIds.config.secret('opseraToken'))).toHaveValue('');
  await user.type(screen.getByTestId(testIds.config.secret('opseraToken')), 'new');
  expect(settings().secureJsonFields).toEqual({ puppetToken: true });
  expect(settings().secureJsonData).toEqual({ opseraToken: 'new' });
});

test('a saved secret can be replaced', async () => {
  const { user, settings } = show({ jsonData: { vendor: 'opus' }, secureJsonFields: { opusServiceKey: true } });
  await user.click(screen.getByRole('button', { name: /reset/i }));
  await user.type(screen.getByTestId(testIds.config.secret('opusServiceKey')), '_abc');
  expect(settings()).toMatchObject({
    secureJsonFields: { opusServiceKey: false },
    secureJsonData: { opusServiceKey: '_abc' },
  });
});

test.each([
  'pe.example.com',
  'ftp://pe.example.com',
  'https://',
  'https://u:p@pe.example.com',
  'https://pe.example.com?x=1',
])('%s is no whole address', async (typed) => {
  const { user } = show({ jsonData: { vendor: 'puppet' } });
  await user.type(screen.getByTestId(testIds.config.url), typed);
  await user.tab();
  expect(screen.getByText(text.config.url.invalid({ example: 'https://pe.example.com:8143' }))).toBeInTheDocument();
});

test('nothing is wrong before anything was typed', () => {
  show({ jsonData: { vendor: 'opcore' } });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

describe('limits', () => {
  const open = async (saved: Partial<Settings> = {}) => {
    const shown = show({ jsonData: { vendor: 'puppet' }, ...saved });
    await shown.user.click(screen.getByRole('button', { name: `Expand section ${text.config.limits.title}` }));
    return shown;
  };

  test('are folded, show their defaults and are saved as numbers', async () => {
    const { user, settings } = await open();
    const field = screen.getByTestId(testIds.config.setting('maxEvents'));
    expect(field).toHaveAttribute('placeholder', '50000');
    await user.type(field, '2000');
    expect(settings().jsonData['maxEvents']).toBe(2000);
    await user.clear(field);
    expect(settings().jsonData).toEqual({ vendor: 'puppet' });
  });

  test.each(['0.5', '-1', '0', 'many', '3601'])('%s is refused in words', async (typed) => {
    const { user } = await open();
    await user.type(screen.getByTestId(testIds.config.setting('queryTimeout')), typed);
    expect(screen.getByText(text.config.limits.invalid({ max: 3_600 }))).toBeInTheDocument();
  });

  test('the proxy is offered only where Grafana has one', async () => {
    await open();
    expect(screen.queryByLabelText(/^Secure Socks Proxy/)).not.toBeInTheDocument();
  });

  test('the proxy is switched on', async () => {
    config.secureSocksDSProxyEnabled = true;
    const { user, settings } = await open();
    await user.click(screen.getByLabelText(/^Secure Socks Proxy/));
    expect(settings().jsonData['enableSecureSocksProxy']).toBe(true);
    config.secureSocksDSProxyEnabled = false;
  });
});

test('TLS is kept under the names that the backend reads, and what is switched off leaves no secret', async () => {
  const { user, settings } = show({ jsonData: { vendor: 'puppet' } });
  expect(screen.queryByLabelText(/^Server name/)).not.toBeInTheDocument();
  await user.click(screen.getByTestId(testIds.config.setting('tlsAuthWithCACert')));
  await user.type(screen.getByTestId(testIds.config.secret('tlsCACert')), 'PEM');
  await user.type(screen.getByLabelText(/^Server name/), 'pe');
  expect(settings()).toMatchObject({
    jsonData: { tlsAuthWithCACert: true, serverName: 'pe' },
    secureJsonData: { tlsCACert: 'PEM' },
  });
  await user.click(screen.getByTestId(testIds.config.setting('tlsAuthWithCACert')));
  expect(settings()).toMatchObject({ jsonData: { tlsAuthWithCACert: false }, secureJsonData: { tlsCACert: '' } });
});

test('a header is kept under the names that the backend reads', async () => {
  const { user, settings } = show({ jsonData: { vendor: 'puppet' } });
  await user.click(screen.getByRole('button', { name: `Expand section ${text.config.headers.title}` }));
  await user.click(screen.getByRole('button', { name: text.config.headers.add }));
  await user.type(screen.getByLabelText('Name of header 1'), 'X-Tenant');
  await user.type(screen.getByLabelText('Value of header 1'), 'blue');
  expect(settings()).toMatchObject({
    jsonData: { httpHeaderName1: 'X-Tenant' },
    secureJsonData: { httpHeaderValue1: 'blue' },
  });
});

test('whoever has no mouse goes on where a header was, or a secret', async () => {
  const { user } = show({
    jsonData: { vendor: 'puppet', httpHeaderName1: 'X-One' },
    secureJsonFields: { httpHeaderValue1: true, puppetToken: true },
  });
  act(() => screen.getByRole('button', { name: 'Remove header 1' }).focus());
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: text.config.headers.add })).toHaveFocus();
  act(() => screen.getByRole('button', { name: text.config.signIn.reset }).focus());
  await user.keyboard('{Enter}');
  expect(screen.getByTestId(testIds.config.secret('puppetToken'))).toHaveFocus();
});

test('a user name of digits, which a file made a number, is shown as it is saved', () => {
  show({ jsonData: { vendor: 'opcore', username: 4711 } });
  expect(screen.getByTestId(testIds.config.setting('username'))).toHaveValue('4711');
});

test('no header gets the value of one that was removed before it', async () => {
  const { user, settings } = show({
    jsonData: { vendor: 'puppet', httpHeaderName1: 'X-One', httpHeaderName2: 'X-Two' },
    secureJsonFields: { httpHeaderValue1: true, httpHeaderValue2: true },
  });
  await user.click(screen.getByRole('button', { name: 'Remove header 1' }));
  expect(settings().jsonData).toEqual({ vendor: 'puppet', httpHeaderName1: 'X-Two' });
  expect(settings().secureJsonFields).toEqual({ httpHeaderValue1: false, httpHeaderValue2: false });
  expect(screen.getByLabelText('Value of header 1')).toHaveValue('');
});

function testValidation() {
  const said = new Map<string, string>();
  const validators = new Set<() => Promise<boolean> | boolean>();
  const validate = () => [...validators].every((validator) => validator() === true);
  const validation: ConfigProps['validation'] = {
    registerValidation: (validator) => {
      validators.add(validator);
      return () => void validators.delete(validator);
    },
    validate: () => Promise.resolve(validate()),
    isValid: () => said.size === 0,
    getErrors: () => Object.fromEntries(said),
    setError: (field, message) => said.set(field, message),
    clearError: (field) => said.delete(field),
  };
  return { said, validate, validation };
}

test('Grafana learns what is wrong before it saves, and saves when that is mended', async () => {
  const { said, validate, validation } = testValidation();
  const { user } = show({ url: 'pe.example.com' }, validation);
  expect(validate()).toBe(false);
  expect([...said]).toEqual([['vendor', text.config.vendor.choose]]);
  await user.click(screen.getByLabelText('Puppet'));
  expect(validate()).toBe(false);
  expect([...said.values()]).toEqual([
    'URL: Write http:// or https://, a host and perhaps a path, without user name, query or blanks, for example https://pe.example.com:8143.',
    'Access token is needed.',
  ]);
  await user.clear(screen.getByTestId(testIds.config.url));
  await user.type(screen.getByTestId(testIds.config.url), 'https://pe.example.com:8143');
  await user.type(screen.getByTestId(testIds.config.secret('puppetToken')), 'a');
  expect([validate(), said.size]).toEqual([true, 0]);
});

test('what another vendor lacked keeps nobody from saving', async () => {
  const { said, validate, validation } = testValidation();
  const { user } = show({ url: 'https://operator.opus.com', jsonData: { vendor: 'opcore' } }, validation);
  expect(validate()).toBe(false);
  expect([...said.keys()]).toEqual(['opcorePassword', 'username']);
  await user.click(screen.getByLabelText('Opus'));
  await user.type(screen.getByTestId(testIds.config.secret('opusServiceKey')), '_a');
  expect([validate(), said.size]).toEqual([true, 0]);
});

test('a provisioned data source can be read but not changed', () => {
  show({ readOnly: true, url: 'https://pe', jsonData: { vendor: 'puppet' }, secureJsonFields: { puppetToken: true } });
  for (const field of [
    ...screen.getAllByRole('radio'),
    ...screen.getAllByRole('textbox'),
    ...screen.getAllByRole('switch'),
  ]) {
    expect(field).toBeDisabled();
  }
  expect(screen.queryByRole('button', { name: /reset/i })).not.toBeInTheDocument();
});

describe('the archive', () => {
  const open = async (saved: Partial<Settings> = {}) => {
    const shown = show({ jsonData: { vendor: 'puppet' }, ...saved });
    await shown.user.click(screen.getByRole('button', { name: `Expand section ${text.config.archive.title}` }));
    return shown;
  };

  test('is folded until there is one, and kept under names of its own', async () => {
    const { user, settings } = await open();
    await user.type(screen.getByTestId(testIds.config.setting('archiveUrl')), 'http://logs:9428');
    await user.type(screen.getByTestId(testIds.config.setting('archiveSource')), 'lab');
    await user.click(screen.getByTestId(testIds.config.setting('archiveEnabled')));
    await user.type(screen.getByTestId(testIds.config.secret('archiveToken')), 'mine');
    await user.type(screen.getByTestId(testIds.config.secret('archiveTlsCACert')), 'two{enter}lines');
    expect(settings()).toMatchObject({
      jsonData: { archiveUrl: 'http://logs:9428', archiveSource: 'lab', archiveEnabled: false },
      secureJsonData: { archiveToken: 'mine', archiveTlsCACert: 'two\nlines' },
    });
    expect(settings().url).toBe('');
  });

  test('is folded where a provisioned address is empty', async () => {
    await open({ jsonData: { vendor: 'puppet', archiveUrl: '' } });
    expect(screen.getByTestId(testIds.config.setting('archiveUrl'))).toHaveValue('');
  });

  test('is open where there is one', () => {
    show({ jsonData: { vendor: 'puppet', archiveUrl: 'http://logs:9428' } });
    expect(screen.getByTestId(testIds.config.setting('archiveUrl'))).toHaveValue('http://logs:9428');
  });
});
