import * as v from 'valibot';

/** The SDK's own HTTP options, checked here because the SDK's parser panics on some wrong types. */
export const httpOptionsSchema = v.object({
  tlsSkipVerify: v.nullish(v.boolean()),
  tlsAuth: v.nullish(v.boolean()),
  tlsAuthWithCACert: v.nullish(v.boolean()),
  serverName: v.nullish(v.string()),
  timeout: v.nullish(v.union([v.number(), v.string()])),
  enableSecureSocksProxy: v.nullish(v.boolean()),
});

/** As the settings page calls them. */
export const httpOptionLabels: Readonly<Record<keyof typeof httpOptionsSchema.entries, string>> = {
  tlsSkipVerify: 'Skip TLS certificate validation',
  tlsAuth: 'TLS client authentication',
  tlsAuthWithCACert: 'Add self-signed certificate',
  serverName: 'Server name',
  timeout: 'Timeout',
  enableSecureSocksProxy: 'Secure Socks Proxy',
};

/** The secrets that an HTTP option needs when it is switched on. */
export const httpOptionSecrets = {
  tlsAuth: [
    { key: 'tlsClientCert', label: 'Client certificate' },
    { key: 'tlsClientKey', label: 'Client key' },
  ],
  tlsAuthWithCACert: [{ key: 'tlsCACert', label: 'CA certificate' }],
} as const;
