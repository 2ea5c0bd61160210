import type { Host } from './seam/host';
import type { VendorModel } from '../model/vendors';
import { AnswerError } from './sentences/answer-error';
import { knownModels, readSettings } from './connection/read-settings';
import type { Vendor } from './vendors/vendor';
import type { ClientBase } from './client/connection-client';
import { VendorClock } from './client/clock';
import type { VendorProtocol } from './client/vendor-protocol';
import { archiveProtocol } from './archive/protocol';
import { Memory } from './client/memory';
import { SharedReads } from './client/shared-reads';
import type { Settings } from './connection/settings';

/** A data source as it is set up. */
export interface Connection {
  settings: Settings;
  /** Every vendor that a query could name. */
  models: readonly VendorModel[];
  /** What every query needs; where the settings cannot be used, the error that answers all of them. */
  usable: { base: ClientBase; vendor: Vendor } | { error: AnswerError };
}

export function connect(settingsJson: string, vendors: readonly Vendor[], host: Host): Connection {
  const models = [...new Set([...vendors.map(({ model }) => model), ...knownModels])];
  const { settings, wrong } = readSettings(settingsJson, models);
  const vendor = vendors.find(({ model }) => model.id === settings.vendor);
  const sentence =
    wrong ?? (vendor === undefined ? notRead(settings.vendor, models) : vendor.checkSettings?.(settings, host));
  if (vendor === undefined || sentence !== undefined) {
    return { settings, models, usable: { error: new AnswerError(sentence ?? '', 400) } };
  }
  const base = baseOf(vendor, settings, host);
  const { archive } = settings;
  const atArchive = archive && baseOf(archiveProtocol(archive), { ...settings, url: archive.url }, host);
  return { settings, models, usable: { base: { ...base, ...(atArchive && { archive: atArchive }) }, vendor } };
}

/** Each party has a memory and a clock of its own. */
function baseOf(vendor: VendorProtocol, settings: Settings, host: Host): ClientBase {
  return { host, settings, vendor, sharedReads: new SharedReads(new Memory(host)), clock: new VendorClock() };
}

function notRead(id: string, models: readonly VendorModel[]): string {
  const name = models.find((model) => model.id === id)?.name ?? id;
  return `This version of Runtrail does not read ${name} yet.`;
}
