import type { VendorModel } from '../../model/vendors';

/** Who is spoken to, as far as sentences name it and its settings. */
export type Party = Pick<VendorModel, 'name' | 'secrets' | 'settings'> & {
  /** Any of the secrets is enough, and more than one are too many. */
  takesOneSecret?: true;
};

/** The settings by which a party is reached, as messages name them. */
export interface Ways {
  /** By label and key. */
  url: string;
  timeout: string;
  /** What to do about a certificate of an authority that is not known. @param name of the party */
  authority: (name: string) => string;
  /** What to do about a certificate for another name. */
  serverName: string;
  /** Where certificates are set. */
  certificates: string;
  /** A setting by label and key, of which the host knows the SDK's. */
  named: (label: string, key: string) => string;
}

export const vendorWays: Ways = {
  url: 'URL (url)',
  timeout: 'Timeout (timeout)',
  authority: (name) =>
    `switch on "Add self-signed certificate" (tlsAuthWithCACert) under TLS settings and paste the CA certificate of ${name} there (tlsCACert)`,
  serverName: 'set Server name (serverName) under TLS settings, which wants a CA or client certificate there',
  certificates: 'the certificates under TLS settings',
  named: (label, key) => `${label} (${key})`,
};
