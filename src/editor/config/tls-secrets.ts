/** What each switch of the SDK needs beside it. */
export const tlsSecrets = {
  tlsAuthWithCACert: ['tlsCACert'],
  tlsAuth: ['tlsClientCert', 'tlsClientKey'],
  tlsSkipVerify: [],
} as const;

export const tlsSwitches = ['tlsAuthWithCACert', 'tlsAuth', 'tlsSkipVerify'] as const;
