import type { Host } from '../seam/host';
import type { VendorModel } from '../../model/vendors';
import { badRequest, type AnswerError } from '../sentences/answer-error';
import { readSettings } from '../connection/read-settings';
import type { Vendor } from '../vendors/vendor';
import { clientBase, type ClientBase } from '../client/client-base';
import { archiveProtocol } from '../archive/protocol';
import { accountOf } from '../connection/account';
import type { Settings } from '../connection/settings';

/** A data source as it is set up. */
export interface Connection {
  settings: Settings;
  /** Whose credentials it uses. */
  account: string;
  /** The names of its secrets. */
  credentials: readonly string[];
  /** Every vendor that a query could name. */
  models: readonly VendorModel[];
  /** What every query needs; where the settings cannot be used, the error that answers all of them. */
  usable: { base: ClientBase; vendor: Vendor } | { error: AnswerError };
}

export function connect(settingsJson: string, vendors: readonly Vendor[], host: Host): Connection {
  const models = vendors.map(({ model }) => model);
  const { settings, wrong } = readSettings(settingsJson, models);
  const vendor = vendors.find(({ model }) => model.id === settings.vendor);
  const account = accountOf(settings, vendor?.model);
  const credentials = (vendor?.model.secrets ?? []).map(({ key }) => key);
  const sentence = wrong ?? vendor?.checkSettings?.(settings, host);
  if (vendor === undefined || sentence !== undefined) {
    return { settings, account, credentials, models, usable: { error: badRequest(sentence ?? '') } };
  }
  const base = clientBase(vendor, settings, host);
  const { archive } = settings;
  const others = {
    archive: archive && clientBase(archiveProtocol(archive), { ...settings, url: archive.url }, host),
  };
  return { settings, account, credentials, models, usable: { base: { ...base, others }, vendor } };
}
