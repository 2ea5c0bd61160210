import type { Guardrails } from '../../model/settings';
import type { SecretState } from '../seam/protocol';

/** The connection's settings after checks and defaults. */
export interface Settings extends Guardrails {
  vendor: string;
  /** Without a trailing slash. */
  url: string;
  /** The vendor's own `jsonData` strings by key, defaults filled in. */
  vendorOptions: Readonly<Record<string, string>>;
  /** Every configured secret by its name. */
  secrets: Readonly<Record<string, SecretState>>;
}
