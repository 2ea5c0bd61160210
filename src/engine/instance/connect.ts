import type { Host } from '../seam/host';
import type { VendorModel } from '../../model/vendors';
import { badRequest, type AnswerError } from '../sentences/answer-error';
import { knownModels, readSettings } from '../connection/read-settings';
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
  const models = [...new Set([...vendors.map(({ model }) => model), ...knownModels])];
  const { settings, wrong } = readSettings(settingsJson, models);
  const model = models.find(({ id }) => id === settings.vendor);
  const account = accountOf(settings, model);
  const credentials = (model?.secrets ?? []).map(({ key }) => key);
  const vendor = vendors.find((known) => known.model.id === settings.vendor);
  const notRead = `This version of Runtrail does not read ${model?.name ?? settings.vendor} yet.`;
  const sentence = wrong ?? (vendor === undefined ? notRead : vendor.checkSettings?.(settings, host));
  if (vendor === undefined || sentence !== undefined) {
    return { settings, account, credentials, models, usable: { error: badRequest(sentence ?? '') } };
  }
  const base = clientBase(vendor, settings, host);
  const { archive } = settings;
  const atArchive = archive && clientBase(archiveProtocol(archive), { ...settings, url: archive.url }, host);
  const others = { ...(atArchive && { archive: atArchive }) };
  return { settings, account, credentials, models, usable: { base: { ...base, others }, vendor } };
}
