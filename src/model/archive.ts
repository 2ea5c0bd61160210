import type { UpstreamKey } from './other-upstreams';
import type { SecretModel } from './vendors';
import type { SettingModel } from './vendors/setting';

type ArchiveKey = UpstreamKey<'archive'>;

/** The archive beside the vendor, in the order of the settings page. */
export const archiveModels = {
  archiveUrl: {
    kind: 'text',
    key: 'archiveUrl',
    label: 'Archive URL',
    help: 'Address of the VictoriaLogs that the collector writes to. Empty: there is no archive.',
  },
  archiveSource: {
    kind: 'text',
    key: 'archiveSource',
    label: 'Source name',
    help: 'The name under which the collector writes what it reads from this vendor.',
  },
  archiveEnabled: {
    kind: 'switch',
    key: 'archiveEnabled',
    label: 'Use the archive',
    help: 'Off: only the vendor is asked.',
    default: true,
  },
  archiveTenant: {
    kind: 'text',
    key: 'archiveTenant',
    label: 'Tenant',
    help: 'AccountID:ProjectID, where the store has several.',
  },
  archiveUser: {
    kind: 'text',
    key: 'archiveUser',
    label: 'Archive user',
    help: 'With the archive password. Empty where the store asks for a token or for nothing.',
  },
  archiveTlsSkipVerify: {
    kind: 'switch',
    key: 'archiveTlsSkipVerify',
    label: 'Skip TLS certificate validation of the archive',
    help: 'For trying out only.',
    default: false,
  },
} as const satisfies Readonly<Record<ArchiveKey, SettingModel & { key: ArchiveKey }>>;

/** None is needed by itself. */
export const archiveSecrets = {
  archivePassword: { key: 'archivePassword', label: 'Archive password', help: 'Of the archive user.' },
  archiveToken: {
    key: 'archiveToken',
    label: 'Archive token',
    help: 'In place of user and password, where a proxy in front of the store wants one.',
  },
  archiveTlsCACert: {
    key: 'archiveTlsCACert',
    label: 'Archive CA certificate',
    help: 'In PEM form, where the certificate of the archive is not from a public authority.',
  },
  archiveTlsClientCert: {
    key: 'archiveTlsClientCert',
    label: 'Archive client certificate',
    help: 'In PEM form, where the archive wants one.',
  },
  archiveTlsClientKey: {
    key: 'archiveTlsClientKey',
    label: 'Archive client key',
    help: 'Of the archive client certificate.',
  },
} as const satisfies Readonly<Record<ArchiveKey, SecretModel & { key: ArchiveKey }>>;

export const archiveExampleUrl = 'https://logs.example.com:9428';
